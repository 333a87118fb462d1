import type { components } from '~/generated/api';
import { query, request } from '~/http/request';
import { asAsked } from '../filters';
import type { ContactFilters } from './contacts';

export type WiderSearch = components['schemas']['WiderSearch'];
export type KeptSearch = components['schemas']['KeptSearch'];
export type FileKind = 'csv' | 'jsonl';

export function widerSearches(filters: ContactFilters): Promise<WiderSearch[]> {
  return request('GET', `/contacts/wider${query({ ...asAsked(filters) })}`);
}

export function keptSearches(): Promise<KeptSearch[]> {
  return request('GET', '/searches');
}

export function keepSearch(name: string, search: string): Promise<KeptSearch> {
  return request('PUT', `/searches/${encodeURIComponent(name)}`, { query: search });
}

export function forgetSearch(name: string): Promise<void> {
  return request('DELETE', `/searches/${encodeURIComponent(name)}`);
}

/** Where the contacts found are as a file. */
export function fileOf(filters: ContactFilters, format: FileKind): string {
  return `/contacts/export${query({ ...asAsked(filters), format })}`;
}
