import { request } from '~/http/request';
import type { Contact } from '~/live/messages';

const of = (contactId: string) => `/contacts/${encodeURIComponent(contactId)}`;

/** Lets somebody who waits wait in another queue, at their age. */
export function moveTo(contactId: string, queue: string): Promise<Contact> {
  return request('POST', `${of(contactId)}/move`, { queue });
}

/** Puts somebody who waits before (or back among) the others. */
export function setPriority(contactId: string, priority: number): Promise<Contact> {
  return request('PUT', `${of(contactId)}/priority`, { priority });
}

/** Who waits in my queues; for whoever handles every contact, in all. */
export function readWaiting(): Promise<Contact[]> {
  return request('GET', '/waiting');
}

/** Takes somebody who waits, out of turn: my own phone rings, and answers by itself. */
export function pull(contactId: string): Promise<Contact> {
  return request('POST', `${of(contactId)}/pull`);
}
