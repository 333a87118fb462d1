/** How far the wall of the zone is ahead of UTC at a moment, in milliseconds. */
function aheadMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return Date.parse(`${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}Z`) - at;
}

/** The moment at which the wall of the zone shows this day and time; null where either is missing. An hour that is left out is the one after it. */
export function momentOf(day: string, hour: string, zone: string): string | null {
  const wall = Date.parse(`${day}T${hour}Z`);
  if (!day || !hour || Number.isNaN(wall)) return null;
  const guess = wall - aheadMs(wall, zone);
  return new Date(wall - aheadMs(guess, zone)).toISOString();
}
