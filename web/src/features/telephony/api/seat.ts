import { request } from '~/http/request';
import type { Agent } from '~/live/messages';

/** My calls ring at the phone of this extension from now on; empty: at my own phone. */
export function sitAt(extension: string): Promise<Agent> {
  return request('PUT', '/agents/me/seat', { extension });
}
