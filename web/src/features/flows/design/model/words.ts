import { isObject, type FlowNode } from './document';

/** Words that were typed with commas between them. */
export function wordsOf(typed: string): string[] {
  return [...new Set(typed.split(/[,，、;]/).map((word) => word.trim()).filter(Boolean))];
}

const alwaysHears = new Set(['ask', 'knowledge', 'survey', 'transact']);

/** Whether callers may speak at this step. */
export function hearsSpeech(node: FlowNode | undefined): boolean {
  if (typeof node?.kind === 'string' && alwaysHears.has(node.kind)) return true;
  if (node?.kind === 'collect') return node.by_speech === true && node.takes !== 'time' && !node.secret;
  const choices = node?.kind === 'menu' && isObject(node.choices) ? Object.values(node.choices) : [];
  return choices.some((choice) => isObject(choice) && isObject(choice.words) && Object.values(choice.words).some((said) => Array.isArray(said) && said.length > 0));
}
