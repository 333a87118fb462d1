import type { components } from '~/generated/api';
import { query, request } from '~/http/request';

export type HoldMenuReport = components['schemas']['HoldMenuReport'];
export type HoldMenuLine = components['schemas']['HoldMenuLine'];

export interface HoldMenuQuestion {
  from: string;
  to: string;
  /** Of this queue; empty for all. */
  queue: string;
}

/** What callers chose while they waited. */
export function readHoldMenus(asked: HoldMenuQuestion): Promise<HoldMenuReport> {
  return request('GET', `/reports/hold_menus${query({ ...asked })}`);
}
