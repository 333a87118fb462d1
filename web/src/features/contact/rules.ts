import type { Contact, Party } from '~/live/messages';
import type { ListedContact, StoryEvent } from './api/contacts';

export type PhaseKey = 'flow' | 'queue' | 'ringing' | 'talking' | 'hold' | 'wrap_up';

export interface Stretch {
  name: PhaseKey;
  ms: number;
}

const phaseOf: Record<string, PhaseKey> = { arrived: 'flow', in_flow: 'flow', queued: 'queue', offered: 'ringing', connected: 'talking', wrap_up: 'wrap_up' };

/** How long each phase took in all, in the order of a life; that of an open contact goes on until `now`. The server counts ringing as part of the wait. */
export function totals(contact: ListedContact, now: number): Stretch[] {
  const all: Stretch[] = [
    { name: 'flow', ms: contact.flow_ms + contact.virtual_ms }, { name: 'queue', ms: contact.wait_ms - contact.ring_ms }, { name: 'ringing', ms: contact.ring_ms },
    { name: 'talking', ms: contact.talk_ms }, { name: 'hold', ms: contact.hold_ms }, { name: 'wrap_up', ms: contact.wrap_up_ms },
  ];
  // The server adds a phase to its sum when it is over.
  const running = contact.held ? 'hold' : phaseOf[contact.state];
  const rest = now - Date.parse(contact.arrived_at) - all.reduce((sum, { ms }) => sum + ms, 0);
  const told = all.map(({ name, ms }) => ({ name, ms: name === running ? ms + Math.max(0, rest) : ms }));
  return told.filter(({ ms }) => ms > 0);
}

const begins: Record<string, PhaseKey | 'over'> = {
  FlowEntered: 'flow', ContactQueued: 'queue', ContactOffered: 'ringing', CallBackTaken: 'ringing', ContactConnected: 'talking', ContactHeld: 'hold',
  ContactRetrieved: 'talking', AgentAway: 'hold', AgentBack: 'talking', ContactEnded: 'wrap_up', ContactClosed: 'over',
};

/** The phases one after the other, as the story tells them; the last one goes on until `now`. */
export function stretches(story: StoryEvent[], now: number): Stretch[] {
  const result: Stretch[] = [];
  let open: { name: PhaseKey; at: number } | null = null;
  let over = false;
  const close = (at: number) => {
    if (!open) return;
    const last = result.at(-1);
    if (last?.name === open.name) last.ms += at - open.at;
    else if (at > open.at) result.push({ name: open.name, ms: at - open.at });
  };
  for (const { kind, at } of story) {
    const next = begins[kind];
    if (!next || over) continue;
    close(Date.parse(at));
    over = next === 'over';
    open = next === 'over' ? null : { name: next, at: Date.parse(at) };
  }
  close(now);
  return result;
}

const drawnMost = 60;

/** Of very many stretches those too short to be seen join the one before them. */
export function drawable(all: Stretch[]): Stretch[] {
  if (all.length <= drawnMost) return all;
  const least = all.reduce((sum, { ms }) => sum + ms, 0) / drawnMost;
  return all.reduce<Stretch[]>((kept, one) => {
    const last = kept.at(-1);
    if (last && last.ms < least) last.ms += one.ms;
    else kept.push({ ...one });
    return kept;
  }, []);
}

export function partiesHere(contact: Contact): Party[] {
  return contact.parties.filter(({ state }) => state !== 'left');
}

/** The third party that is asked, and does not talk with the customer yet. */
export function consulted(contact: Contact): Party | null {
  return partiesHere(contact).find(({ purpose, joined }) => purpose === 'consult' && !joined) ?? null;
}

/** Everybody on the line but me, once there are several. */
export function othersInConference(contact: Contact, agentId: string): Party[] {
  const others = partiesHere(contact).filter(({ agent_id, state }) => agent_id !== agentId && state === 'up');
  return others.some(({ joined }) => joined) ? others : [];
}

const unreached = ['busy', 'no_answer', 'declined', 'failed'] as const;

/** Whom a call did not reach last, and why; nothing once that party is called anew. */
export function notReached(contact: Contact): { party: Party; why: (typeof unreached)[number] } | null {
  const party = contact.parties.findLast(({ purpose }) => purpose === 'consult' || purpose === 'call');
  const why = unreached.find((reason) => reason === party?.left_reason);
  return party && why ? { party, why } : null;
}

/** Who hung up first, as this agent is to hear it; null where the call went on without them, or was never had. */
export function hungUp({ ended_by, agent_id, outcome }: Contact, agentId: string): 'customer' | 'agent' | 'nobody' | null {
  if (agent_id !== agentId) return null;
  if (ended_by === 'customer' || ended_by === 'agent') return ended_by;
  return ended_by === 'system' && (outcome === 'answered' || outcome === 'lost') ? 'nobody' : null;
}

export function myParty(contact: Contact, agentId: string): Party | null {
  return partiesHere(contact).find(({ agent_id }) => agent_id === agentId) ?? null;
}

/** What stands where a person's data were. */
export const erased = '[erased]';

/** The text, unless it was erased. */
function unerased(text: string | undefined): string {
  return text && text !== erased ? text : '';
}

/** What to call the person at the other end. */
export function callerName(contact: Pick<Contact, 'customer' | 'address'>, unknown: string): string {
  return unerased(contact.customer?.name) || unerased(contact.address) || unknown;
}

/** Whom this agent talks with: of a call among ourselves, whoever is at the other end of it. */
export function otherEnd(contact: Contact, agentId: string, unknown: string): string {
  const calls = contact.direction === 'internal' && contact.parties[0]?.agent_id === agentId;
  return calls ? contact.dialled_name ?? contact.dialled : callerName(contact, unknown);
}

/** How a story and its sound hang together: where the sound is, and the way to a moment of it. */
export interface Hearing {
  /** The moment that is heard (milliseconds), or null. */
  at: number | null;
  hears: (at: number) => boolean;
  goTo: (at: number) => void;
}

/** Nothing can be heard here. */
export const unheard: Hearing = { at: null, hears: () => false, goTo: () => undefined };
