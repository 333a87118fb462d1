import { expect, it } from 'vitest';
import { isPoor, qualityOf } from './quality';

const came = (packetsReceived: number, packetsLost: number) => ({ type: 'inbound-rtp', kind: 'audio', packetsReceived, packetsLost, jitter: 0.0124 });
const there = { type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.024 };

it('tells the round trip, the share lost and the jitter since the last look', () => {
  const [first, counted] = qualityOf([came(100, 0), there], null);
  expect(first).toEqual({ roundTripMs: 24, lostShare: 0, jitterMs: 12 });
  expect(qualityOf([came(190, 10), there], counted)[0].lostShare).toBeCloseTo(0.1);
});

it('takes the round trip of the path until the other side reports', () => {
  const pair = { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.003 };
  expect(qualityOf([{ type: 'candidate-pair', currentRoundTripTime: 0.9 }, pair], null)[0]).toEqual({ roundTripMs: 3, lostShare: null, jitterMs: null });
});

it('counts packets that come late after all as not lost', () => {
  expect(qualityOf([came(150, 2)], { received: 100, lost: 5 })[0].lostShare).toBe(0);
});

it.each([
  [{ roundTripMs: 24, lostShare: 0.01, jitterMs: 5 }, false], [{ roundTripMs: 500, lostShare: 0, jitterMs: 5 }, true], [{ roundTripMs: 24, lostShare: 0.06, jitterMs: 5 }, true],
  [{ roundTripMs: 24, lostShare: 0, jitterMs: 80 }, true], [{ roundTripMs: null, lostShare: null, jitterMs: null }, false],
])('judges %o', (quality, poor) => expect(isPoor(quality)).toBe(poor));
