import { meets } from '../needs';
import type { AgentSettings, QueueSettings } from './shapes';

/** What is asked for at a moment of the wait. */
export interface Asked {
  needs: string[];
  tier: number;
}

/** Why nobody may take a contact. */
export type WhyNobody = { code: 'no_members' | 'together' } | { code: 'need'; need: string } | { code: 'tier'; tier: number; first: number };

export const tierOf = (agent: Pick<AgentSettings, 'tiers'>, queueId: string) => agent.tiers[queueId] ?? 1;

/** Why none of the agents may get a contact of the queue at a moment at which none may. */
export function whyNobody({ needs, tier }: Asked, agents: AgentSettings[], queueId: string): WhyNobody {
  const members = agents.filter(({ queue_ids }) => queue_ids.includes(queueId));
  if (!members.length) return { code: 'no_members' };
  const need = needs.find((each) => !members.some(({ skills }) => meets(skills, each)));
  if (need !== undefined) return { code: 'need', need };
  const able = members.filter(({ skills }) => needs.every((each) => meets(skills, each)));
  const first = Math.min(...able.map((agent) => tierOf(agent, queueId)));
  return able.length && first > tier ? { code: 'tier', tier, first } : { code: 'together' };
}

/** Steps in the order in which they begin; one without a time comes last. */
export function inOrder(steps: QueueSettings['relaxations']): QueueSettings['relaxations'] {
  const begins = (seconds: number | null) => seconds ?? Infinity;
  return [...steps].sort((one, other) => begins(one.after_seconds) - begins(other.after_seconds) || 0);
}
