import type { AgentSettings } from './shapes';
import { tierOf } from './who';

export type View = 'skills' | 'queues';

/** Numbers that are typed and not saved, by view, agent and column. */
export type Cells = Record<string, number>;

/** One number somebody typed. */
export interface Typed {
  agent: string;
  id: string;
  number: number;
}

/** A cell that is other than it is stored. */
export interface Changed extends Typed {
  view: View;
  was: number;
}

export type Agents = ReadonlyMap<string, AgentSettings>;

/** What is sent: by agent, in skills and queues, what each cell was and is to be. */
export type Wishes = Record<string, Record<View, Record<string, [number, number]>>>;

export const highest = 10;

export const keyOf = (view: View, agent: string, id: string) => `${view}/${agent}/${id}`;

/** What stands in a cell: the level of a skill or the tier in a queue; 0 where there is none. */
export function numberIn(agent: AgentSettings, view: View, id: string): number {
  if (view === 'skills') return agent.skills[id] ?? 0;
  return agent.queue_ids.includes(id) ? tierOf(agent, id) : 0;
}

/** The cells with more of them typed; what is as it is stored is no change. */
export function typedInto(cells: Cells, stored: Agents, view: View, typed: Typed[]): Cells {
  const next = new Map(Object.entries(cells));
  for (const { agent, id, number } of typed) {
    const known = stored.get(agent);
    if (!known) continue;
    if (numberIn(known, view, id) === number) next.delete(keyOf(view, agent, id));
    else next.set(keyOf(view, agent, id), number);
  }
  return Object.fromEntries(next);
}

/** What differs from what is stored now: neither agents who are gone, nor what somebody else has made so meanwhile. */
export function changesOf(cells: Cells, stored: Agents): Changed[] {
  return Object.entries(cells).flatMap(([key, number]) => {
    const [view, agent = '', id = ''] = key.split('/') as [View, string?, string?];
    const known = stored.get(agent);
    const was = known && numberIn(known, view, id);
    return was === undefined || was === number ? [] : [{ view, agent, id, number, was }];
  });
}

export function wishesOf(changes: Changed[]): Wishes {
  const wishes: Wishes = {};
  for (const { view, agent, id, was, number } of changes) (wishes[agent] ??= { skills: {}, queues: {} })[view][id] = [was, number];
  return wishes;
}

/** The changes of each agent together. */
export function byAgent(changes: Changed[]): Map<string, Changed[]> {
  const found = new Map<string, Changed[]>();
  for (const change of changes) found.set(change.agent, [...(found.get(change.agent) ?? []), change]);
  return found;
}

/** How many have the skill or serve the queue, with what is typed, and how many of these are signed in. */
export interface Coverage {
  have: number;
  here: number;
}

export function coverageOf(stored: Agents, cells: Cells, view: View, here: ReadonlySet<string>): Map<string, Coverage> {
  const found = new Map<string, Coverage>();
  const count = (agent: string, id: string, by: number) => {
    const now = found.get(id) ?? { have: 0, here: 0 };
    found.set(id, { have: now.have + by, here: now.here + (here.has(agent) ? by : 0) });
  };
  for (const agent of stored.values()) for (const id of view === 'skills' ? Object.keys(agent.skills) : agent.queue_ids) count(agent.id, id, 1);
  for (const { view: of, agent, id, was, number } of changesOf(cells, stored)) if (of === view && !was !== !number) count(agent, id, number ? 1 : -1);
  return found;
}
