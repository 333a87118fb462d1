import { expect, it } from 'vitest';
import { dueTone, wholeMinutes } from './messages';

const hour = 3_600_000;

it('tells how much of its time a message has left', () => {
  expect(dueTone(0, 24 * hour, 18 * hour)).toBe('fine');
  expect(dueTone(0, 24 * hour, 18 * hour + 1)).toBe('soon');
  expect(dueTone(0, 24 * hour, 24 * hour)).toBe('soon');
  expect(dueTone(0, 24 * hour, 24 * hour + 1)).toBe('over');
});

it('counts minutes, the one that has begun among them', () => {
  expect(wholeMinutes(1)).toBe(60_000);
  expect(wholeMinutes(60_000)).toBe(60_000);
});
