import { meets } from '../needs';
import type { AgentSettings, QueueSettings } from './shapes';

/** The queues an agent serves from the start of a wait: those they belong to and meet every need of. */
export function served(agent: Pick<AgentSettings, 'queue_ids' | 'skills'>, queues: QueueSettings[]): { serves: QueueSettings[]; lacks: { queue: QueueSettings; needs: string[] }[] } {
  const member = queues.filter(({ id }) => agent.queue_ids.includes(id));
  const missing = (queue: QueueSettings) => queue.skills.filter((need) => !meets(agent.skills, need));
  return {
    serves: member.filter((queue) => missing(queue).length === 0),
    lacks: member.filter((queue) => missing(queue).length > 0).map((queue) => ({ queue, needs: missing(queue) })),
  };
}
