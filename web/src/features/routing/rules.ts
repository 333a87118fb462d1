import type { Standing } from '~/design/Health';
import type { Agent, Queue } from '~/live/messages';

/** Up to two points under its target a queue is watched; further down it has missed it. */
const watchBand = 0.02;

/** How a queue stands against its target. Without a figure it stands well. */
export function standingOf(share: number | null, target: number): Standing {
  if (share === null || share >= target) return 'well';
  return share >= target - watchBand ? 'watch' : 'breach';
}

/** How a share of callers lost stands against the queue's norm. */
export function abandonmentStanding(share: number | null, norm: number): Standing {
  return share !== null && share > norm ? 'breach' : 'well';
}

/** Whom a figure of this moment counts, as the server does. */
export function countedAgents(agents: Agent[], figure: 'ready' | 'here', queueIds: string[]): Agent[] {
  return agents.filter((agent) => agent.queue_ids.some((id) => queueIds.includes(id)) && (figure === 'ready' ? agent.available : agent.state !== 'offline'));
}

export interface Total {
  waiting: number;
  longestSince: string | null;
  longestQueue: Queue | null;
  offered: number;
  answered: number;
  abandoned: number;
  serviceLevel: number | null;
  asaSeconds: number | null;
  abandonment: number | null;
  ready: number;
  here: number;
}

/** All queues taken together; shares are made from counts, never from shares. */
export function totalOf(queues: Queue[]): Total {
  const sum = (value: (queue: Queue) => number) => queues.reduce((total, queue) => total + value(queue), 0);
  const [offered, answered, abandoned] = [sum(({ today }) => today.offered), sum(({ today }) => today.answered), sum(({ today }) => today.abandoned)];
  // As the server defines service level and abandonment: whoever gave up early, is called back, or was taken by a virtual agent counts for neither.
  const counted = offered - sum(({ today }) => today.short_abandoned + today.call_backs_promised + today.virtual_taken);
  const longest = queues.filter(({ longest_since }) => longest_since).sort((one, other) => Date.parse(one.longest_since ?? '') - Date.parse(other.longest_since ?? ''))[0];
  return {
    waiting: sum(({ waiting }) => waiting),
    longestSince: longest?.longest_since ?? null,
    longestQueue: longest ?? null,
    offered, answered, abandoned,
    serviceLevel: counted ? sum(({ today }) => today.in_target) / counted : null,
    asaSeconds: answered ? sum(({ today }) => today.wait_ms_answered) / answered / 1000 : null,
    abandonment: counted ? abandoned / counted : null,
    ready: Math.max(0, ...queues.map(({ ready }) => ready)),
    here: Math.max(0, ...queues.map(({ here }) => here)),
  };
}

const order = ['talking', 'hold', 'ringing', 'wrap_up', 'ready', 'not_ready', 'offline'];

/** Agents by state, then by name with its number; nobody moves while their state stays. */
export function inFloorOrder(agents: Agent[]): Agent[] {
  const collator = new Intl.Collator(undefined, { numeric: true });
  return [...agents].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state) || collator.compare(one.name, other.name));
}

/** What an agent does, in a word: nobody talks with a message. */
export function doing({ state, contact_channel: channel }: Pick<Agent, 'state' | 'contact_channel'>): Agent['state'] | 'message' {
  return state === 'talking' && channel === 'voicemail' ? 'message' : state;
}
