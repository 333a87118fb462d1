import type { components } from '~/generated/api';
import { request } from '~/http/request';

export type CentreHealth = components['schemas']['HealthReport'];

/** Whether every part of the centre works. A centre in trouble answers 503 with the same body. */
export function centreHealth(): Promise<CentreHealth> {
  return request('GET', '/health');
}
