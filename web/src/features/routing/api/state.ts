import { request } from '~/http/request';
import type { Agent, WantedState } from '~/live/messages';

/** Asks for another state of one's own; while busy the server keeps it as the state wanted next. */
export function wantState(state: WantedState['state'], reason: string | null = null): Promise<Agent> {
  return request('PUT', '/agents/me/state', reason ? { state, reason } : { state });
}
