import type { components } from '~/generated/api';
import { query, request } from '~/http/request';

export type WhatIsKnown = components['schemas']['WhatIsKnown'];
export type Erasure = components['schemas']['Erasure'];

/** A person: of a record, or of a number or an e-mail address that has none. */
export type Who = { customer: string } | { number: string } | { email: string };

export function readKnown(who: Who): Promise<WhatIsKnown> {
  return request('GET', `/personal_data${query(who)}`);
}

/** Where everything known of the person is as one file. */
export function archiveOf(who: Who): string {
  return `/personal_data/export${query(who)}`;
}

export function erasePerson(who: Who): Promise<Erasure> {
  return request('POST', '/personal_data/erase', who);
}

export function readErasure(id: string): Promise<Erasure> {
  return request('GET', `/personal_data/erasures/${id}`);
}
