import type { components } from '~/generated/api';
import { query, request } from '~/http/request';

export type Prediction = components['schemas']['PredictionReport'];

/** What predictive routing saved in a queue between two moments. */
export function predictionOf(queueId: string, from: number, to: number): Promise<Prediction> {
  return request('GET', `/reports/predictions/${encodeURIComponent(queueId)}${query({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })}`);
}
