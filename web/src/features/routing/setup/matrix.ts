import { same } from '~/design/form/draft';
import type { AgentSettings } from './shapes';
import { tierOf } from './who';

/** Changes that are not saved yet, by agent. */
export type Changes = Record<string, Partial<AgentSettings>>;
export type View = 'skills' | 'queues';

export const highest = 10;

const without = (all: Record<string, number>, id: string) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== id));

/** What stands in a cell: the level of a skill or the tier in a queue; 0 where there is none. */
export function numberIn(agent: AgentSettings, view: View, id: string): number {
  if (view === 'skills') return agent.skills[id] ?? 0;
  return agent.queue_ids.includes(id) ? tierOf(agent, id) : 0;
}

/** The agent with another number in a cell; 0 takes the skill or the membership away, with all that hangs on it. */
function withNumber(agent: AgentSettings, view: View, id: string, number: number): Partial<AgentSettings> {
  if (view === 'skills') return { skills: number ? { ...agent.skills, [id]: number } : without(agent.skills, id) };
  if (!number) return { queue_ids: agent.queue_ids.filter((each) => each !== id), tiers: without(agent.tiers, id), weights: without(agent.weights, id), head_starts: without(agent.head_starts, id) };
  return { queue_ids: agent.queue_ids.includes(id) ? agent.queue_ids : [...agent.queue_ids, id], tiers: number > 1 ? { ...agent.tiers, [id]: number } : without(agent.tiers, id) };
}

/** The changes with one more; what is as it was stored is no change. */
export function changed(changes: Changes, stored: AgentSettings, view: View, id: string, number: number): Changes {
  const mine = { ...changes[stored.id], ...withNumber({ ...stored, ...changes[stored.id] }, view, id, number) };
  const left = Object.fromEntries(Object.entries(mine).filter(([field, value]) => !alike(value, stored[field as keyof AgentSettings])));
  const others = Object.fromEntries(Object.entries(changes).filter(([agent]) => agent !== stored.id));
  return Object.keys(left).length ? { ...others, [stored.id]: left } : others;
}

/** The order of queues does not count. */
function alike(one: unknown, other: unknown): boolean {
  return Array.isArray(one) && Array.isArray(other) ? same([...one].sort(), [...other].sort()) : same(one, other);
}
