import { expect, it } from 'vitest';
import { loudness, ringTones, soundNames, tonesOf } from './tones';

it('every sound is short, and no two sound alike', () => {
  const all = [...ringTones.map((ring) => tonesOf('ring', ring)), ...soundNames.filter((name) => name !== 'ring').map((name) => tonesOf(name, 'soft'))];
  for (const tones of all) expect(Math.max(...tones.map(({ at, long }) => at + long))).toBeLessThan(1.5);
  expect(new Set(all.map((tones) => JSON.stringify(tones))).size).toBe(all.length);
});

it('a ring grows after nine seconds and never beyond what ears bear; silence stays silent', () => {
  expect(loudness(60, 10_000)).toBeGreaterThan(loudness(60, 8000));
  expect(loudness(100, 60_000)).toBeLessThanOrEqual(0.9);
  expect(loudness(0, 60_000)).toBe(0);
});
