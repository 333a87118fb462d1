import type { Contact } from '~/live/messages';

/** So much of its time may have passed before a message counts as at risk, as on the server. */
const atRisk = 0.75;
const minuteMs = 60_000;

/** How a message stands towards the moment by which it should be worked off; all times in milliseconds. */
export function dueTone(arrived: number, due: number, now: number): 'fine' | 'soon' | 'over' {
  if (now > due) return 'over';
  return now > arrived + atRisk * (due - arrived) ? 'soon' : 'fine';
}

/** A clock of hours need not tick each second. */
export function wholeMinutes(ms: number): number {
  return Math.ceil(ms / minuteMs) * minuteMs;
}

export type MessageState = 'new' | 'taken' | 'done';

/** Messages that wait, or that somebody has in hand, those first that are due first. */
export function openMessages(contacts: Contact[], state: 'new' | 'taken'): Contact[] {
  const there = contacts.filter(({ channel, outcome }) => channel === 'voicemail' && outcome === null);
  return there.filter((one) => (one.state === 'connected') === (state === 'taken')).sort((one, other) => Date.parse(one.due_at ?? '') - Date.parse(other.due_at ?? ''));
}

/** Those of one mailbox; of all where none is named. */
export function inBox(messages: Contact[], box: string | null): Contact[] {
  return box ? messages.filter(({ mailbox }) => mailbox === box) : messages;
}
