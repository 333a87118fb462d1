import { expect, it } from 'vitest';
import { served } from './serves';
import type { QueueSettings } from './shapes';

const queue = (id: string, skills: string[], ...steps: string[][]) => ({ id, name: id, skills, relaxations: steps.map((each) => ({ skills: each })) }) as QueueSettings;

it('an agent serves their queues whose skills they all have, and is told what is missing for the others', () => {
  const queues = [queue('billing', ['billing', 'english']), queue('sales', []), queue('support', ['technical'])];
  const { serves, lacks } = served({ queue_ids: ['billing', 'sales'], skills: { billing: 3, english: 0 } }, queues);
  expect(serves.map(({ id }) => id)).toEqual(['sales']);
  expect(lacks).toEqual([{ queue: queues[0], needs: ['english'] }]);
});

it('a queue that asks for less after a step is served, too', () => {
  const queues = [queue('billing', ['billing>=3'], ['billing>=2'], ['billing']), queue('support', ['technical'], ['technical | billing>=5'])];
  const { serves, lacks } = served({ queue_ids: ['billing', 'support'], skills: { billing: 1 } }, queues);
  expect(serves.map(({ id }) => id)).toEqual(['billing']);
  expect(lacks.map(({ needs }) => needs)).toEqual([['technical']]);
});
