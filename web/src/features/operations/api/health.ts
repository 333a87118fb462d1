import type { components } from '~/generated/api';
import { Problem, request } from '~/http/request';

export type CentreHealth = components['schemas']['HealthReport'];

/** Whether every part of the centre works. A centre in trouble answers 503 with the same body. */
export function centreHealth(): Promise<CentreHealth> {
  return request('GET', '/health');
}

/** What a centre in trouble said of its parts. */
export function healthIn(error: unknown): CentreHealth | null {
  const said = error instanceof Problem ? (error.document as unknown as Partial<CentreHealth>) : {};
  return said.parts ? (said as CentreHealth) : null;
}
