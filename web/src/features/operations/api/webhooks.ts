import type { components } from '~/generated/api';
import { request } from '~/http/request';

export type Delivery = components['schemas']['WebhookDelivery'];

const of = (key: string, what: string) => `/webhooks/${encodeURIComponent(key)}/${what}`;

export const deliveriesKey = (key: string) => ['webhooks', key, 'deliveries'];
export const readDeliveries = (key: string): Promise<Delivery[]> => request('GET', of(key, 'deliveries'));
export const testWebhook = (key: string): Promise<Delivery> => request('POST', of(key, 'test'), {});
export const sendAgain = (key: string, id: string): Promise<unknown> => request('POST', of(key, `deliveries/${encodeURIComponent(id)}/again`), {});
