import { meets } from '../needs';
import type { AgentSettings, QueueSettings } from './shapes';

/** The queues an agent serves at some moment of a wait: those they belong to, and meet every need of at the start or after a step. */
export function served(agent: Pick<AgentSettings, 'queue_ids' | 'skills'>, queues: QueueSettings[]): { serves: QueueSettings[]; lacks: { queue: QueueSettings; needs: string[] }[] } {
  const member = queues.filter(({ id }) => agent.queue_ids.includes(id));
  const missing = (needs: string[]) => needs.filter((need) => !meets(agent.skills, need));
  const serves = member.filter(({ skills, relaxations }) => [skills, ...relaxations.map((step) => step.skills)].some((needs) => missing(needs).length === 0));
  return { serves, lacks: member.filter((queue) => !serves.includes(queue)).map((queue) => ({ queue, needs: missing(queue.skills) })) };
}
