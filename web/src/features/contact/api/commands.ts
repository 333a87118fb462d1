import { request } from '~/http/request';
import type { Contact } from '~/live/messages';

export type Target = { queue: string } | { agent: string } | { number: string };

const post = (id: string, verb: string, body: unknown = {}): Promise<Contact> => request('POST', `/contacts/${id}/${verb}`, body);

export const decline = (id: string) => post(id, 'decline');
export const hold = (id: string) => post(id, 'hold');
export const retrieve = (id: string) => post(id, 'retrieve');
export const park = (id: string): Promise<{ place: string }> => request('POST', `/contacts/${id}/park`, {});
export const mute = (id: string) => post(id, 'mute');
export const unmute = (id: string) => post(id, 'unmute');
export const sendKeys = (id: string, keys: string) => post(id, 'keys', { keys });
export const hangUp = (id: string) => post(id, 'hang_up');
export const transfer = (id: string, to: Target) => post(id, 'transfer', { to });
export const consult = (id: string, to: Target) => post(id, 'consult', { to });
export const extendWrapUp = (id: string, seconds: number) => post(id, 'wrap_up/extend', { seconds });
export const hangUpParty = (id: string, partyId: string) => post(id, `parties/${partyId}/hang_up`);
export const swap = (id: string) => post(id, 'consult/swap');
export const consultComplete = (id: string) => post(id, 'consult/complete');
export const consultConference = (id: string) => post(id, 'consult/conference');
export const consultCancel = (id: string) => post(id, 'consult/cancel');

let choosing: Promise<unknown> = Promise.resolve();

/** Keeps what it was about. */
export function setDisposition(id: string, disposition: string): Promise<Contact> {
  const sent = request<Contact>('PUT', `/contacts/${id}/disposition`, { disposition });
  choosing = sent.catch(() => undefined);
  return sent;
}

const unsaved = new Map<string, Set<() => Promise<void>>>();

/** What must be saved before the contact is closed, for it can be saved no more afterwards; gives the way to forget it. */
export function beforeFinish(id: string, save: () => Promise<void>): () => void {
  const saves = unsaved.get(id) ?? new Set();
  unsaved.set(id, saves.add(save));
  return () => { saves.delete(save); if (saves.size === 0 && unsaved.get(id) === saves) unsaved.delete(id); };
}

const allSaved = (id: string) => Promise.all([choosing, ...[...unsaved.get(id) ?? []].map((save) => save())]);

/** Ends the wrap-up, once a disposition that is on its way and the last words of notes and script have arrived: two requests may overtake one another. */
export async function finish(id: string): Promise<Contact> {
  await allSaved(id);
  return post(id, 'wrap_up');
}

export const saveNote = (id: string, text: string): Promise<Contact> => request('PUT', `/contacts/${id}/note`, { text });

export const accept = (id: string) => post(id, 'accept');
export const take = (id: string) => post(id, 'take');
export const callBack = (id: string) => post(id, 'call_back');
export const handOver = (id: string, to: { queue: string } | { agent: string }) => post(id, 'hand_over', to);
export const discard = (id: string) => post(id, 'discard');

/** The message is worked off, once a disposition that is on its way and the last words of the note have arrived. */
export async function complete(id: string): Promise<Contact> {
  await allSaved(id);
  return post(id, 'complete');
}

/** Ends the wrap-up and is not ready afterwards: the wish goes first, so that no contact slips in between. */
export async function finishNotReady(id: string, reason: string): Promise<Contact> {
  await request('PUT', '/agents/me/state', { state: 'not_ready', reason });
  return finish(id);
}
