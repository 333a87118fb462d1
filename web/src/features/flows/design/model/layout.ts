import { Graph, layout } from '@dagrejs/dagre';
import type { FlowDocument } from './document';
import type { Point } from './edit';
import type { WaysOf } from './ways';

/** How large a node is drawn; the cards keep to it. */
export const cardWidth = 232;
const headHeight = 54;
const wayHeight = 28;

export function cardHeight(ways: number): number {
  return headHeight + ways * wayHeight;
}

/** A place for every node: from the start to the right, ways short and rarely crossing. */
export function laidOut({ nodes, start }: FlowDocument, waysOf: WaysOf): Record<string, Point> {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 32, ranksep: 88, marginx: 40, marginy: 40 });
  graph.setDefaultEdgeLabel(() => ({}));
  const ids = [...(start in nodes ? [start] : []), ...Object.keys(nodes).filter((id) => id !== start)];
  const found = new Map(ids.map((id) => { const node = nodes[id]; return [id, node ? waysOf(node) : []] as const; }));
  for (const id of ids) graph.setNode(id, { width: cardWidth, height: cardHeight(found.get(id)?.length ?? 0) });
  for (const id of ids) for (const { path, to } of found.get(id) ?? []) if (to in nodes) graph.setEdge(id, to, {}, path.join('.'));
  layout(graph);
  return Object.fromEntries(ids.map((id) => {
    const { x, y, width, height } = graph.node(id);
    return [id, [Math.round((x ?? 0) - width / 2), Math.round((y ?? 0) - height / 2)] satisfies Point];
  }));
}

/** Where each node is drawn: where the document says; those without a place get one that fits, if none has any. */
export function placesOf(document: FlowDocument, waysOf: WaysOf): Record<string, Point> {
  const all = Object.entries(document.nodes);
  if (all.every(([, { at }]) => at)) return Object.fromEntries(all.map(([id, { at }]) => [id, at as Point]));
  const made = laidOut(document, waysOf);
  if (all.every(([, { at }]) => !at)) return made;
  // Below what somebody placed by hand, so that nothing is covered.
  const lowest = Math.max(...all.flatMap(([, node]) => (node.at ? [node.at[1] + cardHeight(waysOf(node).length)] : [])));
  const highest = Math.min(...all.flatMap(([id, { at }]) => (at ? [] : [made[id]?.[1] ?? 0])));
  return Object.fromEntries(all.map(([id, { at }]) => {
    const [x, y] = made[id] ?? [0, 0];
    return [id, at ?? [x, y - highest + lowest + 40]];
  }));
}

/** The nearest free place at or below a point. */
export function freePlace(document: FlowDocument, places: Record<string, Point>, [x, y]: Point, waysOf: WaysOf, ways: number): Point {
  const taken = Object.entries(places).map(([id, [left, top]]) => { const node = document.nodes[id]; return { left, top, bottom: top + cardHeight(node ? waysOf(node).length : 0) }; });
  let free = y;
  for (const { left, top, bottom } of taken.sort((one, other) => one.top - other.top)) {
    if (Math.abs(left - x) < cardWidth + 16 && free < bottom + 16 && free + cardHeight(ways) + 16 > top) free = bottom + 24;
  }
  return [x, free];
}
