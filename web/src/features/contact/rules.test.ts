import { expect, it } from 'vitest';
import { aContact } from '~/testing/builders';
import { drawable, callerName, hungUp, stretches, totals } from './rules';

const start = Date.parse('2026-11-22T10:00:00.000Z');
const line = (seconds: number, kind: string) => ({ n: seconds, at: new Date(start + seconds * 1000).toISOString(), kind, data: {} });

const listed = { ...aContact(), closed_at: null, flow_ms: 0, virtual_ms: 0, wait_ms: 50_000, ring_ms: 5000, talk_ms: 60_000, hold_ms: 0, wrap_up_ms: 0, recordings: 0 };

it('the life of a contact is told in its phases', () => {
  const story = [line(0, 'ContactArrived'), line(1, 'FlowEntered'), line(30, 'ContactQueued'), line(60, 'ContactOffered'), line(65, 'ContactConnected'), line(100, 'ContactHeld'), line(140, 'ContactRetrieved'), line(200, 'ContactEnded'), line(230, 'ContactClosed')];
  expect(stretches(story, start + 999_000).map(({ name, ms }) => `${name} ${ms / 1000}`)).toEqual(['flow 29', 'queue 30', 'ringing 5', 'talking 35', 'hold 40', 'talking 60', 'wrap_up 30']);
});

it('a contact that goes on is told until now, and a declined offer is waited on', () => {
  const story = [line(0, 'ContactQueued'), line(10, 'ContactOffered'), line(15, 'ContactQueued'), line(20, 'ContactOffered')];
  expect(stretches(story, start + 26_000).map(({ name, ms }) => `${name} ${ms / 1000}`)).toEqual(['queue 10', 'ringing 5', 'queue 5', 'ringing 6']);
});

it('ringing is part of the wait that the server counts', () => {
  expect(totals({ ...listed, state: 'closed' }, start)).toEqual([{ name: 'queue', ms: 45_000 }, { name: 'ringing', ms: 5000 }, { name: 'talking', ms: 60_000 }]);
});

it.each([['in_flow', 'flow'], ['queued', 'queue'], ['offered', 'ringing'], ['connected', 'talking'], ['wrap_up', 'wrap_up']] as const)('of an open contact %s the phase goes on until now', (state, name) => {
  const told = totals({ ...listed, state }, Date.parse(listed.arrived_at) + 150_000);
  const before = totals({ ...listed, state: 'closed' }, start).find((each) => each.name === name)?.ms ?? 0;
  expect(told).toContainEqual({ name, ms: before + 40_000 });
  expect(told.reduce((sum, { ms }) => sum + ms, 0)).toBe(150_000);
});

it('whoever is on hold is so until now, and clocks that differ take nothing away', () => {
  expect(totals({ ...listed, held: true }, Date.parse(listed.arrived_at) + 150_000)).toContainEqual({ name: 'hold', ms: 40_000 });
  expect(totals(listed, Date.parse(listed.arrived_at))).toContainEqual({ name: 'talking', ms: 60_000 });
});

it('a caller is called by name, else by number, else unknown', () => {
  expect(callerName(aContact({ customer: { id: 'k', name: 'Customer 7', known: true } }), '?')).toBe('Customer 7');
  expect(callerName(aContact(), '?')).toBe('+38615550142');
  expect(callerName(aContact({ address: '' }), '?')).toBe('?');
});

it('thousands of stretches become a ribbon that fits, and none of its time is lost', () => {
  const many = Array.from({ length: 5000 }, (_, n) => ({ name: n % 2 ? 'hold' as const : 'talking' as const, ms: 100 }));
  const few = drawable(many);
  expect(few.length).toBeLessThanOrEqual(61);
  expect(few.reduce((sum, { ms }) => sum + ms, 0)).toBe(500_000);
});

it('who hung up first is told to the agent whose call it was', () => {
  const ended = (change: Partial<Parameters<typeof hungUp>[0]>) => hungUp(aContact({ state: 'wrap_up', agent_id: 'a1', outcome: 'answered', ...change }), 'a1');
  expect([ended({ ended_by: 'customer' }), ended({ ended_by: 'agent' })]).toEqual(['customer', 'agent']);
  expect([ended({ ended_by: 'system' }), ended({ ended_by: 'system', outcome: 'lost' })]).toEqual(['nobody', 'nobody']);
  expect([ended({ ended_by: 'system', outcome: 'not_reached' }), ended({ ended_by: null })]).toEqual([null, null]);
  expect(ended({ ended_by: 'customer', agent_id: 'a2' })).toBeNull();
});
