import type { components } from '~/generated/api';
import { query, request } from '~/http/request';

export type DirectoryEntry = components['schemas']['DirectoryEntry'];

/** Everybody and everything to call whose name, number or note holds the text. */
export function searchDirectory(text: string): Promise<DirectoryEntry[]> {
  return request('GET', `/directory${query({ text })}`);
}
