import { request } from '~/http/request';
import type { Fault } from '~/setup/rules';
import type { Wishes } from '../setup/matrix';

/** What would become of many agents; with a fault none of it can be stored. */
export interface MatrixPlan {
  changes: { key: string; name: string }[];
  faults: (Fault & { key: string })[];
}

export function planMatrix(agents: Wishes): Promise<MatrixPlan> {
  return request('POST', '/agents/matrix/plan', { agents });
}

/** Stores all of it, or nothing. */
export function applyMatrix(agents: Wishes): Promise<{ changes: { key: string }[] }> {
  return request('POST', '/agents/matrix/apply', { agents });
}
