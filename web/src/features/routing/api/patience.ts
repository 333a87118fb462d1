import type { components } from '~/generated/api';
import { request } from '~/http/request';

export type Patience = components['schemas']['Patience'];

/** How long callers of a queue wait before they give up: of one hour of the day, or of all. */
export function patienceOf(queueId: string, hour: number | null): Promise<Patience> {
  return request('GET', `/queues/${encodeURIComponent(queueId)}/patience${hour === null ? '' : `?hour=${hour}`}`);
}
