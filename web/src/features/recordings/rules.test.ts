import { expect, it } from 'vitest';
import type { Recording } from './api/recordings';
import { afterSilence, heardAt, listen } from './rules';

const rate = 1000;
const voice = (...stretches: [seconds: number, loud: boolean][]) => new Float32Array(stretches.flatMap(([seconds, loud]) => Array.from({ length: seconds * rate }, (_, n) => (loud ? Math.sin(n) / 2 : 0.001))));

it('tells who spoke how much, and where nobody did', () => {
  const { shares, silences } = listen([voice([2, true], [8, false]), voice([6, false], [1, true], [3, false])], rate);
  expect(shares.map((share) => share.toFixed(2))).toEqual(['0.20', '0.10']);
  expect(silences.map(({ from, to }) => [from.toFixed(2), to.toFixed(2)])).toEqual([['2.25', '5.75'], ['7.25', '9.75']]);
  expect(afterSilence(silences, 3)).toBeCloseTo(5.75);
  expect(afterSilence(silences, 6.5)).toBeNull();
});

it('a moment is found in the recording that was running then', () => {
  const base = { bytes: 1, sha256: null, agent_id: null, kind: 'talk' as const, ended_at: null, hears: true };
  const recordings: Recording[] = [
    { ...base, n: 1, state: 'complete', started_at: '2026-11-26T10:00:00.000Z', seconds: 60 },
    { ...base, n: 2, state: 'complete', started_at: '2026-11-26T10:00:30.000Z', seconds: 60 },
    { ...base, n: 4, state: 'complete', started_at: '2026-11-26T10:10:00.000Z', seconds: 60, hears: false },
    { ...base, n: 3, state: 'deleted', started_at: '2026-11-26T10:05:00.000Z', seconds: 60 },
  ];
  const heard = (time: string) => { const found = heardAt(recordings, Date.parse(`2026-11-26T${time}Z`)); return found && [found.recording.n, found.seconds]; };
  expect(heard('10:00:10')).toEqual([1, 10]);
  expect(heard('10:00:40')).toEqual([2, 10]);
  expect(heard('10:01:30')).toBeNull();
  expect(heard('10:05:10')).toBeNull();
  expect(heard('10:10:10')).toBeNull();
});
