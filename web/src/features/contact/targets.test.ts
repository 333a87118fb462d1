import { expect, it } from 'vitest';
import { anAgent, aQueue } from '~/testing/builders';
import { findTargets, stepFrom, stillFitting, targetOf, typedNumber } from './targets';

const agents = [anAgent({ id: 'a1', name: 'Agent 12', state: 'talking' }), anAgent({ id: 'a2', name: 'Agent 2', state: 'ready' }), anAgent({ id: 'a3', name: 'Agent 3', state: 'offline' })];
const queues = [aQueue({ id: 'billing', name: 'Billing', ready: 2, waiting: 1 })];
const listed = [{ name: 'Agneta Berg', numbers: ['+4533123456', '+4540123456'] }];

it('finds agents, queues and numbers with one search, ready agents first', () => {
  const all = findTargets('ag', agents, queues, listed, false);
  expect(all.agents.map(({ id }) => id)).toEqual(['agent:a2', 'agent:a1', 'agent:a3']);
  expect(all.queues).toEqual([]);
  expect(all.numbers.map(({ name, number }) => `${name} ${number}`)).toEqual(['Agneta Berg +4533123456', 'Agneta Berg +4540123456']);
  expect(findTargets('BILL', agents, queues, [], false).queues).toEqual([{ id: 'queue:billing', name: 'Billing', ready: 2, waiting: 1 }]);
});

it('shows nobody who is offline, and no directory, until something is typed', () => {
  const all = findTargets('', agents, queues, listed, false);
  expect([all.agents.length, all.queues.length, all.numbers.length]).toEqual([2, 1, 0]);
});

it('asks people only: a queue cannot be asked', () => {
  expect(findTargets('', agents, queues, [], true).queues).toEqual([]);
});

it.each([['+45 33 12 34 56', '+45 33 12 34 56'], ['112', '112'], ['12', null], ['Agent 12', null], ['+()', null]])('takes %s for the number %s', (typed, number) => {
  expect(typedNumber(typed)).toBe(number);
});

it('names the target, and goes round with the arrow keys', () => {
  expect(targetOf('number:+45 33:1')).toEqual({ number: '+45 33:1' });
  expect([stepFrom(['x', 'y'], null, 1), stepFrom(['x', 'y'], 'y', 1), stepFrom(['x', 'y'], null, -1), stepFrom([], null, 1)]).toEqual(['x', 'x', 'y', null]);
});

it('keeps those of the search before that fit what is typed by now', () => {
  const others = [{ name: 'Lobby', number: '300' }, { name: 'Taxi', number: '+38615300' }];
  expect(stillFitting(others, ' LOB ').map(({ name }) => name)).toEqual(['Lobby']);
  expect(stillFitting(others, '300').map(({ name }) => name)).toEqual(['Lobby', 'Taxi']);
  expect(stillFitting(others, '')).toEqual(others);
});
