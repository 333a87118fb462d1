import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Agent, AgentState, Queue } from '~/live/messages';

/** What the board is narrowed to, and what is opened: all of it stands in the address. */
export interface BoardAddress {
  team: string;
  queues: string[];
  state: AgentState | '';
  /** The figure that is opened, such as `today.answered` or `now.waiting`, and the queue it is of ('' all shown). */
  figure: string;
  of: string;
  /** The agent who is opened. */
  agent: string;
  /** The waiting caller who is opened. */
  contact: string;
  /** What is about to be closed by hand. */
  closing: string;
}

export type BoardChange = Partial<BoardAddress>;

export interface Board {
  at: BoardAddress;
  /** The address after a change. */
  to: (change: BoardChange) => string;
  go: (change: BoardChange) => void;
}

const closed = { figure: '', of: '', agent: '', contact: '', closing: '' };

function written(address: BoardAddress): URLSearchParams {
  const { queues, ...words } = address;
  return new URLSearchParams([...Object.entries(words).filter(([, value]) => value), ...queues.map((queue): [string, string] => ['queue', queue])]);
}

function read(search: string): BoardAddress {
  const said = new URLSearchParams(search);
  const word = (name: string) => said.get(name) ?? '';
  return { team: word('team'), queues: said.getAll('queue'), state: word('state') as BoardAddress['state'], figure: word('figure'), of: word('of'), agent: word('agent'), contact: word('contact'), closing: word('closing') };
}

// One thing is open at a time: opening another closes the first.
const after = (at: BoardAddress, change: BoardChange) => written({ ...at, ...(Object.keys(closed).some((opened) => opened in change) ? closed : {}), ...change });

/** Reads and writes the board's address. A change begins from where the browser is: what was drawn last may be older. */
export function useBoardAddress(): Board {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const at = useMemo(() => read(text), [text]);
  const to = useCallback((change: BoardChange) => `?${after(at, change)}`, [at]);
  const go = useCallback((change: BoardChange) => setParams(after(read(window.location.search), change), { preventScrollReset: true }), [setParams]);
  return useMemo(() => ({ at, to, go }), [at, to, go]);
}

/** The queues that are looked at, in their order; without a choice all. */
export function chosenQueues(queues: Queue[], { queues: wanted }: Pick<BoardAddress, 'queues'>): Queue[] {
  return wanted.length ? queues.filter(({ id }) => wanted.includes(id)) : queues;
}

/** The agents of the team and of the queues that are looked at. */
export function chosenAgents(agents: Agent[], { team, queues }: Pick<BoardAddress, 'team' | 'queues'>): Agent[] {
  return agents.filter((agent) => (!team || agent.team === team) && (!queues.length || agent.queue_ids.some((id) => queues.includes(id))));
}
