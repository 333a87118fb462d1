import type { components } from '~/generated/api';
import { request } from '~/http/request';

/** Where something is looked up. Secrets are there only while they are typed. */
export interface Source {
  id: string;
  name: string;
  kind: 'http' | 'sql' | 'customers';
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body: string;
  answers: Record<string, string>;
  private_addresses: boolean;
  /** Asking it changes something; sources that were stored before there were such do not say. */
  changes?: boolean;
  statement: string;
  secret?: string;
  database?: string;
}

/** What the centre's own customers are asked for. */
export const customerValues = ['customer_number', 'email', 'language', 'name', 'telephone'];

export type SourceAnswer = components['schemas']['SourceAnswer'];

/** The parameters it needs, in the order in which they stand there. */
export function parametersOf({ kind, url, method, body, statement }: Source): string[] {
  if (kind === 'customers') return ['number'];
  const text = kind === 'sql' ? statement : `${url} ${method === 'POST' ? body : ''}`;
  return [...new Set([...text.matchAll(/\{([a-z][a-z0-9_]{0,39})\}/g)].map(([, name = '']) => name))];
}

const secondsMax = 5;

/** Asks the source as it is typed. */
export function trySource(value: Source, key: string | null, parameters: Record<string, string>): Promise<SourceAnswer> {
  return request('POST', '/sources/try', { value, key, parameters, seconds_max: secondsMax });
}
