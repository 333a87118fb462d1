import type { Agent, Contact, Queue } from './messages';
import { useLive } from './store';
import { useNow } from './clock';

/** How fresh what is shown is: live, some seconds old, too old to act on. */
export type Freshness = 'live' | 'aged' | 'old';

const agedAfterMs = 3000;
const oldAfterMs = 10_000;

export function useFreshness(): Freshness {
  useNow();
  const heardAt = useLive((live) => live.line.heardAt);
  const age = Date.now() - heardAt;
  return age > oldAfterMs ? 'old' : age > agedAfterMs ? 'aged' : 'live';
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
