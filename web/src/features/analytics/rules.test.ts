import { expect, it } from 'vitest';
import { beginOf, dateIn, daysOf, differenceOf, laterBy, loadsOf, usualInterval } from './rules';
import type { Definition, Row } from './api/reports';

const zone = 'Europe/Copenhagen';
const hour = 3_600_000;
const of = (key: string, unit: Definition['unit']): Definition => ({ key, unit, cut: 'queues', name: key, words: '', formula: '', edges: [], version: 1 });

it('a day lasts 23 hours when the clock goes forward, 25 when it goes back, and is the zone’s own', () => {
  expect(beginOf('2026-03-30', zone) - beginOf('2026-03-29', zone)).toBe(23 * hour);
  expect(beginOf('2026-10-26', zone) - beginOf('2026-10-25', zone)).toBe(25 * hour);
  expect(new Date(beginOf('2026-06-01', zone)).toISOString()).toBe('2026-05-31T22:00:00.000Z');
  expect(dateIn(zone, beginOf('2026-06-01', zone))).toBe('2026-06-01');
  expect(dateIn('Asia/Kathmandu', beginOf('2026-06-01', 'Asia/Kathmandu'))).toBe('2026-06-01');
});

it('periods are whole days up to and with today', () => {
  const none = { from: '', to: '' };
  expect(daysOf('today', '2026-03-01', none)).toEqual({ from: '2026-03-01', until: '2026-03-02' });
  expect(daysOf('days7', '2026-03-01', none)).toEqual({ from: '2026-02-23', until: '2026-03-02' });
  expect(daysOf('last_month', '2026-03-15', none)).toEqual({ from: '2026-02-01', until: '2026-03-01' });
  expect(daysOf('dates', '2026-03-15', { from: '2026-01-02', to: '2026-01-01' })).toEqual({ from: '2026-01-02', until: '2026-01-03' });
  expect(usualInterval('2026-03-01', laterBy('2026-03-01', 1))).toBe('30m');
  expect(usualInterval('2026-03-01', '2026-04-01')).toBe('1d');
});

it('a difference is in points, in time, or as a share of the earlier, and says which way is worse', () => {
  expect(differenceOf(of('service_level', 'share'), 0.8, 0.9)).toMatchObject({ kind: 'points', worse: true });
  expect(differenceOf(of('asa_seconds', 'seconds'), 20, 17)).toEqual({ amount: 3000, kind: 'time', worse: true });
  expect(differenceOf(of('offered', 'contacts'), 110, 100)).toMatchObject({ kind: 'share', worse: false });
  expect(differenceOf(of('offered', 'contacts'), 110, 0)).toBeNull();
  expect(differenceOf(of('service_level', 'share'), null, 0.9)).toBeNull();
});

it('the busiest agent stands first, and who could not be busy is left out', () => {
  const row = (name: string, occupancy: number | null): Row => ({ id: name, name, figures: { occupancy }, reasons: {} });
  expect(loadsOf([row('A', 0.2), row('B', null), row('C', 0.7), row('D', 0)]).map(({ name }) => name)).toEqual(['C', 'A', 'D']);
});
