import { request } from '~/http/request';
import type { FlowDocument } from '../model/document';
import { withTests, type CallScript, type Course, type Tested } from '../model/tests';

/** Makes a call through what is drawn, as far as it is scripted; nothing is kept. */
export function tryFlow(document: FlowDocument, call: CallScript): Promise<Course> {
  return request('POST', '/flows/try', { document: withTests(document, []), call });
}

/** What becomes of the tests of what is drawn. */
export function testFlow(document: FlowDocument): Promise<Tested> {
  return request('POST', '/flows/test', { document });
}
