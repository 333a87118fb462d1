import type { QueueSettings } from './shapes';

/** How the score of a queue's contacts grows, by the queue's name or those of several that rank alike. */
export interface ScoreLine {
  name: string;
  acceleration: number;
  priority: number;
}

/** The cap of all scores where nobody set another, in points. */
export const scoreCap = 120;

const [linesMax, namesMax] = [3, 2];
// A plot goes half as far again as the cap, in so many steps.
const [steps, beyond] = [18, 1.5];

/** Points of a contact after so many minutes: minutes x acceleration percent + priority, never more than the cap. */
export function scoreAfter(minutes: number, { acceleration, priority }: Pick<ScoreLine, 'acceleration' | 'priority'>, cap: number): number {
  return Math.min(cap, (minutes * acceleration) / 100 + priority);
}

/** The minutes of a plot in which a usual queue reaches the cap. */
export function minutesUpTo(cap: number): number[] {
  const every = Math.max(1, Math.round((cap * beyond) / steps));
  return Array.from({ length: steps + 1 }, (_, step) => step * every);
}

/** Queues that rank alike share one line; the largest such groups are told. */
export function linesOf(queues: QueueSettings[]): ScoreLine[] {
  const found = new Map<string, { names: string[]; acceleration: number; priority: number }>();
  for (const { name, acceleration, priority } of queues) {
    const [speed, start] = [acceleration ?? 100, priority ?? 0];
    const group = found.get(`${speed} ${start}`) ?? { names: [], acceleration: speed, priority: start };
    group.names.push(name);
    found.set(`${speed} ${start}`, group);
  }
  const groups = [...found.values()].sort((one, other) => other.names.length - one.names.length).slice(0, linesMax);
  return groups.map(({ names, ...line }) => ({ ...line, name: names.length > namesMax ? `${names.slice(0, namesMax).join(', ')} +${names.length - namesMax}` : names.join(', ') }));
}
