import type { FlowDocument } from './document';

export type Mark = 'added' | 'removed' | 'changed' | 'moved';

/** What is another between two documents, as the server tells it. */
export interface FlowDifference {
  start: [string, string] | null;
  added: string[];
  removed: string[];
  changed: { node: string; fields: { field: string; before: unknown; after: unknown }[] }[];
  moved: string[];
  /** Names of tests that were added, removed or changed. */
  tests: string[];
}

/** Both documents in one drawing: what stands in the later one, and what is gone, each with its mark. */
export function bothIn(before: FlowDocument, after: FlowDocument, difference: FlowDifference): { document: FlowDocument; marks: Record<string, Mark> } {
  const gone = difference.removed.flatMap((id) => (before.nodes[id] ? [[id, before.nodes[id]] as const] : []));
  const marks: Record<string, Mark> = {};
  for (const id of difference.added) marks[id] = 'added';
  for (const id of difference.removed) marks[id] = 'removed';
  for (const { node } of difference.changed) marks[node] = 'changed';
  for (const id of difference.moved) marks[id] = 'moved';
  return { document: { ...after, nodes: { ...after.nodes, ...Object.fromEntries(gone) } }, marks };
}

/** Whether nobody would hear or see any difference. */
export function isSame({ start, added, removed, changed, moved, tests }: FlowDifference): boolean {
  return !start && added.length + removed.length + changed.length + moved.length + tests.length === 0;
}
