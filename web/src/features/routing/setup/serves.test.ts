import { expect, it } from 'vitest';
import { served } from './serves';
import type { QueueSettings } from './shapes';

const queue = (id: string, skills: string[]) => ({ id, name: id, skills }) as QueueSettings;

it('an agent serves their queues whose skills they all have, and is told what is missing for the others', () => {
  const queues = [queue('billing', ['billing', 'english']), queue('sales', []), queue('support', ['technical'])];
  const { serves, lacks } = served({ queue_ids: ['billing', 'sales'], skills: { billing: 3, english: 0 } }, queues);
  expect(serves.map(({ id }) => id)).toEqual(['sales']);
  expect(lacks).toEqual([{ queue: queues[0], needs: ['english'] }]);
});
