import type { components } from '~/generated/api';
import { request } from '~/http/request';

export type WhoCould = components['schemas']['WhoCould'];

/** Who could take a contact that waits: now, and in 30, 60 and 90 seconds. */
export function whoCouldTake(contactId: string): Promise<WhoCould[]> {
  return request('GET', `/contacts/${encodeURIComponent(contactId)}/who_could`);
}
