/** So much of its time may have passed before a message counts as at risk, as on the server. */
const atRisk = 0.75;
const minuteMs = 60_000;

/** How a message stands towards the moment by which it should be worked off; all times in milliseconds. */
export function dueTone(arrived: number, due: number, now: number): 'fine' | 'soon' | 'over' {
  if (now > due) return 'over';
  return now > arrived + atRisk * (due - arrived) ? 'soon' : 'fine';
}

/** A clock of hours need not tick each second. */
export function wholeMinutes(ms: number): number {
  return Math.ceil(ms / minuteMs) * minuteMs;
}
