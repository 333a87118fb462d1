import type { FlowDocument } from './document';

const asking = new Set(['menu', 'language', 'collect', 'ask', 'knowledge', 'survey', 'transact']);

/** Whether callers may be kept in the menus for as long as they like: they are asked, and nowhere offered a person. */
export function offersNobody(document: FlowDocument): boolean {
  const kinds = Object.values(document.nodes).map(({ kind }) => kind);
  return kinds.some((kind) => asking.has(kind)) && !kinds.includes('person');
}
