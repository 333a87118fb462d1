import type { Agent } from '~/live/messages';

const nearlyMs = 10_000;
const minuteMs = 60_000;

/** Whether the wrap-up ends in less than ten seconds; one that was shorter from the start is no surprise. */
export function wrapUpNearlyOver({ state, since, wrap_up_until }: Agent, now: number): boolean {
  if (state !== 'wrap_up' || !wrap_up_until) return false;
  const until = Date.parse(wrap_up_until);
  return until - Date.parse(since) > nearlyMs && now < until && until - now <= nearlyMs;
}

/** How many whole minutes the caller has been on hold. */
export function heldMinutes({ state, since }: Agent, now: number): number {
  return state === 'hold' ? Math.max(0, Math.floor((now - Date.parse(since)) / minuteMs)) : 0;
}
