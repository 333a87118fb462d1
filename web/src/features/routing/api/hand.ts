import { request } from '~/http/request';
import type { Agent, WantedState } from '~/live/messages';

const of = (agentId: string) => `/agents/${encodeURIComponent(agentId)}`;

/** Puts an agent into another state: at once, or after the contact in hand. */
export function forceState(agentId: string, state: WantedState['state'], reason: string | null = null): Promise<Agent> {
  return request('PUT', `${of(agentId)}/state`, reason ? { state, reason } : { state });
}

/** Offline and signed out: at once, or offline after the contact in hand. */
export function logOut(agentId: string): Promise<Agent> {
  return request('POST', `${of(agentId)}/log_out`);
}

/** Their work after a talk is over; what they wrote is kept. */
export function endWrapUp(agentId: string): Promise<Agent> {
  return request('POST', `${of(agentId)}/wrap_up/end`);
}

/** The phone they sit at is free for others; their calls ring at their own again. */
export function freeSeat(agentId: string): Promise<Agent> {
  return request('PUT', `${of(agentId)}/seat`, { extension: '' });
}

export interface ForNow {
  skills: Record<string, number>;
  queue_ids: string[];
  minutes: number;
}

/** Other skills and queues for a while. */
export function changeForNow(agentId: string, change: ForNow): Promise<void> {
  return request('PUT', `${of(agentId)}/for_now`, change);
}

/** What is set up holds again. */
export function endForNow(agentId: string): Promise<void> {
  return request('DELETE', `${of(agentId)}/for_now`);
}
