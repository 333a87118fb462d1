import { expect, it } from 'vitest';
import { anAgent, aQueue } from '~/testing/builders';
import { doing, inFloorOrder, standingOf, totalOf } from './rules';

it('a queue without figures stands well; two points under its target it is watched, further down missed', () => {
  expect([null, 0.85, 0.8, 0.79, 0.72].map((share) => standingOf(share, 0.8))).toEqual(['well', 'well', 'well', 'watch', 'breach']);
});

it('totals are made from counts, not from shares', () => {
  const busy = aQueue();
  const quiet = aQueue({ id: 'q2', waiting: 2, longest_since: '2026-11-22T10:00:00.000Z', today: { ...busy.today, offered: 90, answered: 90, abandoned: 0, in_target: 90, wait_ms_answered: 0 } });
  const total = totalOf([busy, quiet]);
  expect(total.serviceLevel).toBeCloseTo(96 / 100);
  expect(total.abandonment).toBeCloseTo(0.02);
  expect(total.longestQueue?.id).toBe('q2');
  expect(totalOf([]).serviceLevel).toBeNull();
});

it('whoever gave up early, is called back or was with a virtual agent is in no share, as in the reports', () => {
  const { today } = aQueue();
  const more = { short_abandoned: 4, call_backs_promised: 3, virtual_taken: 2 };
  const total = totalOf([aQueue({ today: { ...today, ...more, offered: today.offered + 9 } })]);
  expect([total.serviceLevel, total.abandonment]).toEqual([0.6, 0.2]);
});

it('agents stand by state, then by their number', () => {
  const floor = [anAgent({ id: 'a10', name: 'Agent 10' }), anAgent({ id: 'a2', name: 'Agent 2' }), anAgent({ id: 'a3', name: 'Agent 3', state: 'talking' })];
  expect(inFloorOrder(floor).map(({ id }) => id)).toEqual(['a3', 'a2', 'a10']);
});

it('nobody talks with a message', () => {
  const at = (state: 'talking' | 'wrap_up', contact_channel: string | null) => doing(anAgent({ state, contact_channel }));
  expect([at('talking', 'voicemail'), at('talking', 'voice'), at('talking', null), at('wrap_up', 'voicemail')]).toEqual(['message', 'talking', 'talking', 'wrap_up']);
});
