import type { components } from '~/generated/api';
import { request } from '~/http/request';
import { addressOf } from './places';

/** A recording or a text that callers would hear in another language than theirs. */
export type MissingLanguages = components['schemas']['MissingLanguages'];

/** All of them, in flows as they are live and in waiting treatments. */
export function listMissing(): Promise<MissingLanguages[]> {
  return request('GET', '/missing_languages');
}

/** Those of a flow, if it were as it is drawn. */
export function missingIn(flow: string, document: object): Promise<MissingLanguages[]> {
  return request('POST', `/flows/${encodeURIComponent(flow)}/missing_languages`, { document });
}

/** Where the language is given: a recording is spoken or recorded, a text is written in the step or treatment it stands in. */
export function placeToSay({ kind, key, node, prompt }: MissingLanguages, language: string): string {
  if (prompt) return `/prompts?add=1&called=${prompt}.${language}`;
  return kind === 'flows' ? `/flows/${key}/design?step=${encodeURIComponent(node)}&language=${language}` : `${addressOf(kind, key)}&language=${language}`;
}
