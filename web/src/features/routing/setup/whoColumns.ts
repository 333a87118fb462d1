import { meets } from '../needs';
import type { WhoCould } from '../api/whoCould';
import type { AgentSettings } from './shapes';
import { tierOf } from './who';

export interface Person {
  id: string;
  /** Signed in. */
  here: boolean;
  /** Could take it at once. */
  free: boolean;
}

/** A moment of a wait, compared with the one before. */
export interface Moment {
  row: WhoCould;
  /** So many may that could not before; null at the start. */
  gain: number | null;
  /** Those who may only from then on: the free first, then those who are signed in. */
  people: Person[];
}

const rank = ({ free, here }: Person) => (free ? 0 : here ? 1 : 2);

/** The moments of a wait, each with those who come to it. */
export function momentsOf(rows: WhoCould[]): Moment[] {
  const known = new Set<string>();
  return rows.map((row, place) => {
    const [here, free] = [new Set(row.here), new Set(row.available)];
    const people = row.members.filter((id) => !known.has(id)).map((id) => ({ id, here: here.has(id), free: free.has(id) }));
    people.forEach(({ id }) => known.add(id));
    return { row, gain: place ? people.length : null, people: people.sort((one, other) => rank(one) - rank(other)) };
  });
}

/** Members who get no contact of the queue however long it waits, by what keeps them from it: a need, or their tier. */
export function neverMay(rows: WhoCould[], agents: AgentSettings[], queueId: string): { need: string | null; tier: number | null; agents: AgentSettings[] }[] {
  const may = new Set(rows.flatMap(({ members }) => members));
  const last = rows.at(-1);
  if (!last) return [];
  const groups = new Map<string, { need: string | null; tier: number | null; agents: AgentSettings[] }>();
  for (const agent of agents) {
    if (!agent.queue_ids.includes(queueId) || may.has(agent.id)) continue;
    const need = last.needs.find((each) => !meets(agent.skills, each)) ?? null;
    const tier = need === null && tierOf(agent, queueId) > last.tier ? tierOf(agent, queueId) : null;
    // Whom neither keeps away is not among those the floor knows yet.
    if (need === null && tier === null) continue;
    const key = need ?? String(tier);
    const group = groups.get(key) ?? { need, tier, agents: [] };
    group.agents.push(agent);
    groups.set(key, group);
  }
  return [...groups.values()];
}
