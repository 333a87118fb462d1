import { query, request, type Problem } from '~/http/request';
import type { KindName } from './kind';
import { faultsByField, type Fault } from './rules';

/** A setting as it is stored. `version` counts its changes: what is saved says on which one it stands. */
export interface Stored<T> {
  key: string;
  version: number;
  changed_at: string;
  value: T;
}

/** Something that points at a thing; `where` is the field in which it does. */
export interface Use {
  kind: string;
  key: string;
  name: string;
  where: string;
}

const address = (kind: KindName, key?: string) => `/settings/${kind}${key === undefined ? '' : `/${encodeURIComponent(key)}`}`;

export function listThings<T>(kind: KindName): Promise<Stored<T>[]> {
  return request('GET', address(kind));
}

export function createThing<T>(kind: KindName, value: object): Promise<Stored<T>> {
  return request('POST', address(kind), { value });
}

/** Stores the whole thing, if it is still the version that was read. */
export function saveThing<T>(kind: KindName, key: string, value: object, version: number): Promise<Stored<T>> {
  return request('PUT', address(kind, key), { value, version });
}

export function removeThing(kind: KindName, key: string): Promise<void> {
  return request('DELETE', address(kind, key));
}

/** What points at a thing, and would point at nothing without it; each once, in however many fields it does. */
export async function usesOf(kind: KindName, key: string): Promise<Use[]> {
  const uses = await request<Use[]>('GET', `${address(kind, key)}/uses`);
  return [...new Map(uses.map((use) => [`${use.kind} ${use.key}`, use])).values()];
}

/** Everything that is wrong with a thing, without keeping it. */
export async function checkThing(kind: KindName, value: object, key: string | null): Promise<Fault[]> {
  return (await request<{ faults: Fault[] }>('POST', `${address(kind)}/check`, key === null ? { value } : { value, key })).faults;
}

/** The faults that a refusal speaks of, by field. */
export function faultsOf(problem: Problem): Record<string, Fault[]> {
  const { errors } = problem.document as { errors?: Fault[] };
  return errors ? faultsByField(errors) : {};
}

export interface AuditEntry {
  n: number;
  at: string;
  who: string;
  what: string;
  subject: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  kind: string | null;
  key: string | null;
  /** On which sides the name is one that every new centre has. */
  usual: ('before' | 'after')[];
  can_take_back: boolean;
}

export interface AuditFilters {
  kind?: string | undefined;
  key?: string | undefined;
  by?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

interface AuditPage {
  items: AuditEntry[];
  /** The number to go on before; null at the end. */
  next: number | null;
}

const perPage = 50;

/** What was done, newest first. */
export async function readAudit(filters: AuditFilters, before: number | null): Promise<AuditPage> {
  const items = await request<AuditEntry[]>('GET', `/audit${query({ ...filters, before, limit: perPage })}`);
  return { items, next: items.length === perPage ? items.at(-1)?.n ?? null : null };
}

/** Makes it as it was before this change, if nobody has changed it since. */
export function takeBack(n: number): Promise<void> {
  return request('POST', `/audit/${n}/undo`);
}

export interface Overview {
  kinds: { kind: string; count: number; may_edit: boolean }[];
  troubles: { kind: string; key: string; code: string; text: string; fields: Record<string, string | number>; hint: boolean }[];
}

/** How many there are of each kind, and what does not fit together. */
export function readOverview(): Promise<Overview> {
  return request('GET', '/settings');
}
