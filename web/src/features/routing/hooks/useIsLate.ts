import { useIsPast } from '~/live/clock';
import type { Agent } from '~/live/messages';

/** The agent is in their state for longer than the centre allows. */
export function useIsLate({ late_at }: Agent): boolean {
  return useIsPast(late_at === null ? null : Date.parse(late_at));
}
