import type { components } from '~/generated/api';
import { request } from '~/http/request';

export type Recording = components['schemas']['HearableRecording'];

export function listRecordings(contactId: string): Promise<Recording[]> {
  return request('GET', `/contacts/${contactId}/recordings`);
}

/** Where the sound of a recording is. */
export function soundOf(contactId: string, n: number): string {
  return `/api/v1/contacts/${contactId}/recordings/${n}`;
}
