import { isObject, valueAt, withValue, type FlowDocument, type FlowNode, type Path } from './document';

/** A way out of a node: where it stands in the node, and where it leads; '' while it leads nowhere. */
export interface Way {
  path: Path;
  to: string;
}

/** What the ways of a kind are: given by its form, in the order they are drawn. */
export type WaysOf = (node: FlowNode) => Way[];

/** Fields that lead on in every kind that has them. */
const leading = new Set(['to', 'next', 'otherwise', 'open', 'closed', 'declined', 'not_possible', 'verified', 'failed', 'locked', 'unknown', 'on_fail', 'on_silence', 'on_timeout', 'on_full', 'on_closed', 'on_error', 'goto']);

/** The ways of a kind that has no form here: every field that leads on by its name and is a name, however deep. */
export function guessedWays(node: FlowNode): Way[] {
  const found: Way[] = [];
  const look = (value: unknown, path: Path) => {
    const name = path.at(-1) ?? '';
    if (typeof value === 'string' && leading.has(name)) found.push({ path, to: value });
    else if (Array.isArray(value)) value.forEach((each, n) => look(each, [...path, String(n)]));
    else if (isObject(value)) for (const [key, each] of Object.entries(value)) look(each, [...path, key]);
  };
  look(node, []);
  return found;
}

/** The node with one way leading elsewhere. */
export function led(node: FlowNode, path: Path, to: string): FlowNode {
  return withValue(node, path, to);
}

/** The node with each of its ways leading where `turn` says. */
export function turned(node: FlowNode, ways: Way[], turn: (to: string) => string): FlowNode {
  return ways.reduce((last, { path, to }) => (to && turn(to) !== to && valueAt(last, path) !== undefined ? led(last, path, turn(to)) : last), node);
}

/** All nodes in the order a caller may come to them, from the start; those nobody comes to follow in the document's order. */
export function inOrder(document: FlowDocument, waysOf: WaysOf): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const waiting = [document.start];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const node = document.nodes[id];
    if (!node || seen.has(id)) continue;
    seen.add(id);
    order.push(id);
    waiting.push(...waysOf(node).map(({ to }) => to));
  }
  return [...order, ...Object.keys(document.nodes).filter((id) => !seen.has(id))];
}
