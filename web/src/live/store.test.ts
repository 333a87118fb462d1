import { beforeEach, expect, it } from 'vitest';
import { anAgent, aSnapshot } from '~/testing/builders';
import { current, forget, lose, take } from './store';

const at = '2026-11-22T10:00:00.000Z';
const agentEvent = (n: number) => ({ type: 'event', n, at, kind: 'agent', data: anAgent({ state: 'talking' }) }) as const;

beforeEach(() => {
  forget();
  take({ type: 'snapshot', cursor: 5, at, data: aSnapshot() });
});

it('takes the next event', () => {
  expect(take(agentEvent(6))).toBe(true);
  expect(current().cursor).toBe(6);
  expect(current().centre?.agents.a1?.state).toBe('talking');
});

it('passes over an event it has had', () => {
  expect(take(agentEvent(5))).toBe(true);
  expect(current().centre?.agents.a1?.state).toBe('ready');
});

it('asks for a snapshot when an event is missing', () => {
  expect(take(agentEvent(7))).toBe(false);
  expect(current().cursor).toBe(5);
});

it('keeps what was last known while the line is cut, and remembers when it came back', () => {
  lose(Date.now() + 500);
  expect(current().line.state).toBe('lost');
  expect(current().centre).not.toBeNull();
  take({ type: 'resumed', cursor: 5, at });
  expect(current().line.state).toBe('live');
  expect(current().line.backAt).not.toBeNull();
});

it('learns that another tab has the phone', () => {
  take({ type: 'phone_moved' });
  expect(current().phoneMoved).toBe(true);
});
