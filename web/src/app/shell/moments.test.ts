import { expect, it } from 'vitest';
import { anAgent } from '~/testing/builders';
import { heldMinutes, wrapUpNearlyOver } from './moments';

const at = (text: string) => Date.parse(`2026-11-22T10:${text}.000Z`);

it('a wrap-up is nearly over in its last ten seconds, unless it was that short from the start', () => {
  const agent = anAgent({ state: 'wrap_up', since: '2026-11-22T10:00:00.000Z', wrap_up_until: '2026-11-22T10:00:45.000Z' });
  expect([at('00:34'), at('00:35'), at('00:44'), at('00:45')].map((now) => wrapUpNearlyOver(agent, now))).toEqual([false, true, true, false]);
  expect(wrapUpNearlyOver({ ...agent, wrap_up_until: '2026-11-22T10:00:08.000Z' }, at('00:01'))).toBe(false);
  expect(wrapUpNearlyOver({ ...agent, wrap_up_until: null }, at('00:40'))).toBe(false);
  expect(wrapUpNearlyOver({ ...agent, state: 'ready' }, at('00:40'))).toBe(false);
});

it('holds are counted in whole minutes', () => {
  const agent = anAgent({ state: 'hold', since: '2026-11-22T10:00:00.000Z' });
  expect([at('00:59'), at('01:00'), at('02:30')].map((now) => heldMinutes(agent, now))).toEqual([0, 1, 2]);
  expect(heldMinutes({ ...agent, state: 'talking' }, at('05:00'))).toBe(0);
});
