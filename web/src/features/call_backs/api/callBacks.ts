import type { components } from '~/generated/api';
import { query, request } from '~/http/request';
import type { Contact } from '~/live/messages';

export type LostCaller = components['schemas']['LostCaller'];
export type LostCallerPage = components['schemas']['LostCallerPage'];
export type Promised = components['schemas']['Promised'];
export type Slot = components['schemas']['Slot'];
export type Deed = components['schemas']['LostCallerDeed']['deed'];
export type LostState = LostCaller['state'];

/** Whoever is still to be called, by the centre or by people. */
export const waitingStates = ['open', 'taken', 'planned', 'missed'] as const satisfies LostState[];

const [pageRows, daysAhead] = [50, 14];

/** Callers who gave up; of this queue, in these states. */
export function listLost(queue: string | null, state: LostState[], cursor: string | null): Promise<LostCallerPage> {
  return request('GET', `/call_backs/lost${query({ queue, cursor, limit: pageRows })}${state.map((each) => `&state=${each}`).join('')}`);
}

export function dealWith(id: string, deed: Deed, reason: string): Promise<LostCaller> {
  return request('POST', `/call_backs/lost/${id}`, { deed, reason });
}

/** Calls the lost caller by the own phone. */
export function callLost(id: string): Promise<Contact> {
  return request('POST', `/call_backs/lost/${id}/call`);
}

export function listPromised(queue: string | null): Promise<{ items: Promised[] }> {
  return request('GET', `/call_backs/promised${query({ queue })}`);
}

export function cancelPromised(id: string): Promise<Contact> {
  return request('POST', `/call_backs/promised/${id}/cancel`);
}

export function listSlots(queue: string): Promise<{ items: Slot[] }> {
  return request('GET', `/call_backs/slots${query({ queue, days: daysAhead })}`);
}

/** Books a call to the customer of a contact: by the queue, or by me first. */
export function callLater(contactId: string, booking: { at: string; to: 'queue' | 'me'; queue: string | null }): Promise<Contact> {
  return request('POST', `/contacts/${contactId}/call_later`, booking);
}

/** Books a call at a time, or in a slot that must have room. */
export function bookCall(booking: { queue: string; number: string; at: string; slot: boolean }): Promise<Contact> {
  return request('POST', '/call_backs', booking);
}
