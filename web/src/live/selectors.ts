import { useSyncExternalStore } from 'react';
import { onBeat } from './clock';
import type { Agent, Contact, Queue } from './messages';
import { current, subscribe, useLive } from './store';

/** How fresh what is shown is: live, some seconds old, too old to act on. */
export type Freshness = 'live' | 'aged' | 'old';

const agedAfterMs = 3000;
const oldAfterMs = 10_000;

function freshness(): Freshness {
  const age = Date.now() - current().line.heardAt;
  return age > oldAfterMs ? 'old' : age > agedAfterMs ? 'aged' : 'live';
}

function onBeatOrWord(tell: () => void): () => void {
  const leave = [onBeat(tell), subscribe(tell)];
  return () => leave.forEach((each) => each());
}

/** How fresh the figures are; the component is drawn again only when that changes. */
export function useFreshness(): Freshness {
  return useSyncExternalStore(onBeatOrWord, freshness);
}

/** The agent who is signed in here, if the person is one. */
export function useMyAgent(): Agent | null {
  return useLive(({ centre }) => (centre?.me.agent_id ? centre.agents[centre.me.agent_id] ?? null : null));
}

/** The contact the signed-in agent has in hand: ringing, talking or in wrap-up. */
export function useMyContact(): Contact | null {
  return useLive(({ centre }) => {
    const agent = centre?.me.agent_id ? centre.agents[centre.me.agent_id] : undefined;
    return (agent?.contact_id && centre?.contacts[agent.contact_id]) || null;
  });
}

export function useQueue(id: string | null | undefined): Queue | null {
  return useLive(({ centre }) => (id ? centre?.queues[id] ?? null : null));
}

export function useAgent(id: string | null | undefined): Agent | null {
  return useLive(({ centre }) => (id ? centre?.agents[id] ?? null : null));
}

/** The page cannot ask the server right now. */
export function useCutOff(): boolean {
  return useLive(({ line }) => line.state !== 'live');
}
