import type { AgentSettings, QueueSettings } from './shapes';

/** The queues an agent serves: those they belong to and have every skill for. */
export function served(agent: Pick<AgentSettings, 'queue_ids' | 'skills'>, queues: QueueSettings[]): { serves: QueueSettings[]; lacks: { queue: QueueSettings; skills: string[] }[] } {
  const member = queues.filter(({ id }) => agent.queue_ids.includes(id));
  const missing = (queue: QueueSettings) => queue.skills.filter((skill) => !(skill in agent.skills));
  return {
    serves: member.filter((queue) => missing(queue).length === 0),
    lacks: member.filter((queue) => missing(queue).length > 0).map((queue) => ({ queue, skills: missing(queue) })),
  };
}
