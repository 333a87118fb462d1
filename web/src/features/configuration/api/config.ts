import { request } from '~/http/request';
import type { Fault } from '~/setup/rules';

export interface PlannedChange {
  kind: string;
  key: string;
  name: string;
  what: 'added' | 'changed' | 'removed';
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface Plan {
  changes: PlannedChange[];
  faults: (Fault & { kind: string; key: string })[];
  unchanged: number;
}

/** All settings as one document, without secrets. */
export function exportConfig(): Promise<object> {
  return request('GET', '/config');
}

/** What the document would change; nothing is stored. */
export function planConfig(document: object, remove: boolean): Promise<Plan> {
  return request('POST', '/config/plan', { document, remove });
}

/** Stores the whole document, or nothing of it. */
export function applyConfig(document: object, remove: boolean): Promise<{ changes: PlannedChange[] }> {
  return request('POST', '/config/apply', { document, remove });
}
