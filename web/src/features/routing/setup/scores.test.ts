import { expect, it } from 'vitest';
import { linesOf, minutesUpTo, scoreAfter } from './scores';
import type { QueueSettings } from './shapes';

const queue = (name: string, acceleration: number | null, priority: number | null) => ({ name, acceleration, priority }) as QueueSettings;

it('a score grows by the minute and stops at the cap', () => {
  expect(scoreAfter(10, { acceleration: 150, priority: 5 }, 120)).toBe(20);
  expect(scoreAfter(200, { acceleration: 150, priority: 5 }, 120)).toBe(120);
  expect(scoreAfter(200, { acceleration: 150, priority: 5 }, 400)).toBe(305);
});

it('a plot goes beyond the minute in which a usual queue reaches the cap', () => {
  expect(minutesUpTo(120)).toHaveLength(19);
  for (const cap of [1, 60, 120, 1440]) expect(minutesUpTo(cap).at(-1)).toBeGreaterThan(cap * 1.4);
});

it('queues that rank alike share a line, most of them first', () => {
  const told = linesOf([queue('A', 200, 0), queue('B', 100, 0), queue('C', null, null), queue('D', 100, 0)]);
  expect(told).toEqual([{ name: 'B, C +1', acceleration: 100, priority: 0 }, { name: 'A', acceleration: 200, priority: 0 }]);
});
