import { request } from '~/http/request';
import type { Contact } from '~/live/messages';
import { useLive } from '~/live/store';

const right = 'contacts.pick_up';

/** Takes what rings at an agent or an extension, or what rings longest in my queues and groups: my own phone rings, and answers by itself. */
export function pickUp(at: { agent: string } | { extension: string } | Record<string, never>): Promise<Contact> {
  return request('POST', '/pick_up', at);
}

/** Whether this person may pick up what rings at others. */
export function useMayPickUp(): boolean {
  return useLive(({ centre }) => Boolean(centre?.me.agent_id && centre.me.rights.includes(right)));
}
