import { gist, type PromptPart } from '~/setup/prompts/parts';
import { isObject, type FlowNode } from './document';

/** What stands in a document as a prompt, in the shape it is edited in. */
export function promptOf(value: unknown): PromptPart[] {
  return Array.isArray(value) ? value.filter(isObject).map(({ text, prompt }) => ({ text: typeof text === 'string' || isObject(text) ? text as PromptPart['text'] : '', prompt: typeof prompt === 'string' ? prompt : '' })) : [];
}

/** A prompt as a document has it: what is empty is left away. */
export function storedPrompt(prompt: PromptPart[]): object[] {
  return prompt.map(({ text, prompt: recording }) => (recording ? { prompt: recording } : { text }));
}

/** The first words that a caller hears at a node, of the first of these fields that says anything. */
export function firstWords(node: FlowNode, fields: string[], language: string): string {
  return fields.map((name) => gist(promptOf(node[name]), language)).find(Boolean) ?? '';
}
