import type { components } from '~/generated/api';
import { query, request } from '~/http/request';
import type { Question } from './reports';

export type IvrReport = components['schemas']['IvrReport'];
export type IvrFigures = components['schemas']['IvrFigures'];

/** Callers in the menus, by flow and by their way through it. */
export function readIvr({ from, to }: Question): Promise<IvrReport> {
  return request('GET', `/reports/ivr${query({ from, to })}`);
}
