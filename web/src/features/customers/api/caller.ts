import { request } from '~/http/request';
import type { Contact } from '~/live/messages';

export interface Caller {
  name: string;
  language: string;
  note: string;
}

/** A record for whoever calls, with their number, and the contact tied to it. */
export function nameCaller(contactId: string, caller: Caller): Promise<Contact> {
  return request('POST', `/contacts/${contactId}/customer`, caller);
}

/** The contact belongs to somebody who has a record already. */
export function tieCaller(contactId: string, customerId: string): Promise<Contact> {
  return request('PUT', `/contacts/${contactId}/customer`, { customer_id: customerId });
}
