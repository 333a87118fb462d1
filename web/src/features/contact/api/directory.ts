import { query, request } from '~/http/request';
import type { Listed } from '../targets';

const listedMax = 5;

/** Customers as a directory of outside numbers: by a part of their name or number. */
export function listedNumbers(text: string): Promise<Listed[]> {
  return request('GET', `/customers${query({ text, limit: listedMax })}`);
}
