import { keepPreviousData } from '@tanstack/react-query';
import type { components } from '~/generated/api';
import { request } from '~/http/request';
import type { FlowDocument } from '../model/document';
import { withTests, type CallScript, type Course, type Tested } from '../model/tests';

/** Makes a call through what is drawn, as far as it is scripted; nothing is kept. */
export function tryFlow(document: FlowDocument, call: CallScript): Promise<Course> {
  return request('POST', '/flows/try', { document: withTests(document, []), call });
}

/** A phone in the page for one real call of what is drawn. */
export function callDraft(document: FlowDocument, { open, variables, language }: CallScript): Promise<components['schemas']['DraftCall']> {
  return request('POST', '/flows/call', { document: withTests(document, []), call: { ...(open && { open }), ...(variables && { variables }), ...(language && { language }) } });
}

/** What becomes of the tests of what is drawn. */
export function testFlow(document: FlowDocument): Promise<Tested> {
  return request('POST', '/flows/test', { document });
}

/** An answer holds for a drawing as it stands; it is shown until the next one is there. */
export const ofDrawing = { placeholderData: keepPreviousData, gcTime: 0, staleTime: Infinity, retry: false } as const;

const numbers = new WeakMap<FlowDocument, number>();
let last = 0;

/** A number for a drawing as it stands: no document is changed in place, so one that is drawn differently has another. Large drawings are thus not spelt out at every key. */
export function numberOf(document: FlowDocument): number {
  const number = numbers.get(document) ?? ++last;
  numbers.set(document, number);
  return number;
}
