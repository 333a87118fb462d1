import type { Agent, Queue } from '~/live/messages';
import type { Target } from './api/commands';

/** Whom the contact can go to, found by one search. */
export interface Found {
  /** Names kind and thing: `agent:7`, `queue:billing`, `number:+386…`. */
  id: string;
  name: string;
}

export interface FoundAgent extends Found { state: Agent['state'] }
export interface FoundQueue extends Found { ready: number; waiting: number }
export interface FoundNumber extends Found { number: string }

export interface AllFound {
  agents: FoundAgent[];
  queues: FoundQueue[];
  numbers: FoundNumber[];
}

/** What else the directory has: an extension that is no agent's, or an outside number. */
export interface Other extends FoundNumber { kind: 'phone' | 'ring_group' | 'flow' | 'outside' }

/** A customer's record, as far as it is a directory of numbers. */
export interface Listed {
  name: string;
  numbers?: string[];
}

const numberLike = /^\+?[\d\s()./-]{3,}$/;
const rank = (state: string) => (state === 'ready' ? 0 : state === 'offline' ? 2 : 1);

/** The number that was typed, if it is one. */
export function typedNumber(find: string): string | null {
  const text = find.trim();
  return numberLike.test(text) && /\d{3}/.test(text.replace(/\D/g, '')) ? text : null;
}

/** All that fits what is typed: agents (ready ones first, offline ones only when they are looked for), queues, numbers. */
export function findTargets(find: string, agents: Agent[], queues: Queue[], listed: Listed[], asks: boolean, others: Other[] = []): AllFound {
  const wanted = find.trim().toLowerCase();
  const fits = ({ name }: { name: string }) => name.toLowerCase().includes(wanted);
  const typed = typedNumber(find);
  const known = wanted ? listed.flatMap(({ name, numbers }) => (numbers ?? []).map((number) => ({ id: `number:${number}`, name, number }))) : [];
  return {
    agents: agents.filter((agent) => fits(agent) && (wanted !== '' || agent.state !== 'offline'))
      .sort((one, other) => rank(one.state) - rank(other.state) || one.name.localeCompare(other.name, undefined, { numeric: true }))
      .map(({ id, name, state }) => ({ id: `agent:${id}`, name, state })),
    queues: asks ? [] : queues.filter(fits).map(({ id, name, ready, waiting }) => ({ id: `queue:${id}`, name, ready, waiting })),
    numbers: [...others.filter(({ kind }) => !asks || kind === 'phone' || kind === 'outside'), ...(typed && ![...known, ...others].some(({ number }) => number === typed) ? [{ id: `number:${typed}`, name: typed, number: typed }] : []), ...known],
  };
}

/** Those of an earlier search that fit what is typed by now, until the answer to it is there. */
export function stillFitting<Each extends { name: string; number: string }>(found: Each[], find: string): Each[] {
  const wanted = find.trim().toLowerCase();
  return found.filter(({ name, number }) => name.toLowerCase().includes(wanted) || number.includes(wanted));
}

/** The target that an id names. */
export function targetOf(id: string): Target {
  const [kind = '', ...rest] = id.split(':');
  return { [kind]: rest.join(':') } as Target;
}

/** The neighbour of the choice in a list, going round; without a choice the first or the last. */
export function stepFrom(ids: string[], chosen: string | null, step: 1 | -1): string | null {
  const at = chosen === null ? -1 : ids.indexOf(chosen);
  return ids[(Math.max(at, step > 0 ? -1 : 0) + step + ids.length) % Math.max(ids.length, 1)] ?? null;
}
