import { identifierOf } from '~/setup/rules';
import { isObject, withNode, type FlowDocument, type FlowNode, type Path } from './document';
import { testsOf, withTests } from './tests';
import { led, turned, type WaysOf } from './ways';

export type Point = [number, number];

const farMost = 100_000;
/** A place as the document keeps it. */
export function placed([x, y]: Point): Point {
  const kept = (length: number) => Math.max(-farMost, Math.min(farMost, Math.round(length)));
  return [kept(x), kept(y)];
}

/** The document with a new node, and the name it was given. A flow that had none begins with it. */
export function added(document: FlowDocument, node: FlowNode): { document: FlowDocument; id: string } {
  const id = identifierOf(node.title ?? node.kind, Object.keys(document.nodes), node.kind || 'step');
  return { document: withNode(document.start in document.nodes ? document : { ...document, start: id }, id, node), id };
}

/** The document with the way leading there. */
export function withWay(document: FlowDocument, from: string, path: Path, to: string): FlowDocument {
  const node = document.nodes[from];
  return node ? withNode(document, from, led(node, path, to)) : document;
}

/** The document without these nodes: ways that led there lead nowhere, until somebody draws them anew. */
export function without(document: FlowDocument, ids: string[], waysOf: WaysOf): FlowDocument {
  const gone = new Set(ids);
  const nodes = Object.entries(document.nodes).filter(([id]) => !gone.has(id)).map(([id, node]) => [id, turned(node, waysOf(node), (to) => (gone.has(to) ? '' : to))] as const);
  return { ...document, nodes: Object.fromEntries(nodes) };
}

/** The document with the node under another name; every way to it follows, and what tests expect of it. */
export function renamed(document: FlowDocument, from: string, to: string, waysOf: WaysOf): FlowDocument {
  if (to === from || !/^[A-Za-z0-9_-]{1,64}$/.test(to) || to in document.nodes || !(from in document.nodes)) return document;
  const nodes = Object.entries(document.nodes).map(([id, node]) => [id === from ? to : id, turned(node, waysOf(node), (way) => (way === from ? to : way))] as const);
  const named = (id: string) => (id === from ? to : id);
  const tests = testsOf(document).map((test) => ({ ...test, expect: { ...test.expect, ...(test.expect.node && { node: named(test.expect.node) }), ...(test.expect.nodes && { nodes: test.expect.nodes.map(named) }) } }));
  return withTests({ ...document, start: named(document.start), nodes: Object.fromEntries(nodes) }, tests);
}

/** The document with these nodes drawn elsewhere. */
export function moved(document: FlowDocument, places: Record<string, Point>): FlowDocument {
  const nodes = Object.entries(document.nodes).map(([id, node]) => [id, places[id] ? { ...node, at: placed(places[id]) } : node] as const);
  return { ...document, nodes: Object.fromEntries(nodes) };
}

const mark = 'ringhall/flow-nodes';

/** Nodes as text for the clipboard. */
export function copied(document: FlowDocument, ids: string[]): string {
  const nodes = Object.fromEntries(ids.flatMap((id) => (document.nodes[id] ? [[id, document.nodes[id]]] : [])));
  return JSON.stringify({ format: mark, nodes });
}

/** The nodes in a text of the clipboard; null when it holds something else. */
export function pasteable(text: string): Record<string, FlowNode> | null {
  try {
    const whole: unknown = JSON.parse(text);
    if (!isObject(whole) || whole.format !== mark || !isObject(whole.nodes)) return null;
    const nodes = Object.entries(whole.nodes);
    return nodes.length > 0 && nodes.every(([, node]) => isObject(node) && typeof node.kind === 'string') ? whole.nodes as Record<string, FlowNode> : null;
  } catch {
    return null;
  }
}

const asideBy = 40;

/** The document with copies beside what they are copies of: ways among them lead among the copies, other ways where they led. */
export function pasted(document: FlowDocument, nodes: Record<string, FlowNode>, waysOf: WaysOf): { document: FlowDocument; ids: string[] } {
  const taken = Object.keys(document.nodes);
  const names = new Map<string, string>();
  for (const id of Object.keys(nodes)) {
    const name = identifierOf(id, taken, 'step');
    names.set(id, name);
    taken.push(name);
  }
  const there = (to: string) => names.get(to) ?? (to in document.nodes ? to : '');
  const copies = Object.entries(nodes).map(([id, node]) => [names.get(id) ?? id, { ...turned(node, waysOf(node), there), ...(node.at && { at: placed([node.at[0] + asideBy, node.at[1] + asideBy]) }) }] as const);
  const ids = [...names.values()];
  const start = document.start in document.nodes ? document.start : ids[0] ?? '';
  return { document: { ...document, start, nodes: { ...document.nodes, ...Object.fromEntries(copies) } }, ids };
}
