import { query, request } from '~/http/request';
import type { Listed, Other } from '../targets';

const listedMax = 5;

/** Customers as a directory of outside numbers: by a part of their name or number. */
export function listedNumbers(text: string): Promise<Listed[]> {
  return request('GET', `/customers${query({ text, limit: listedMax })}`);
}

/** Phones, ring groups and flows of ours by their extensions, and outside numbers of the directory. */
export async function listedOthers(text: string): Promise<Other[]> {
  const all = await request<(Other | { kind: 'agent' | 'queue' })[]>('GET', `/directory${query({ text })}`);
  return all.filter((each): each is Other => each.kind !== 'agent' && each.kind !== 'queue');
}
