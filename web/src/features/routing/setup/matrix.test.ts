import { expect, it } from 'vitest';
import { changed, numberIn } from './matrix';
import type { AgentSettings } from './shapes';

const ann = { id: 'ann', skills: { german: 3 }, queue_ids: ['sales', 'billing'], tiers: { sales: 2 }, weights: { sales: 5 }, head_starts: { sales: 60 } } as unknown as AgentSettings;

it('a cell holds the level of a skill or the tier in a queue', () => {
  expect([numberIn(ann, 'skills', 'german'), numberIn(ann, 'skills', 'english')]).toEqual([3, 0]);
  expect([numberIn(ann, 'queues', 'sales'), numberIn(ann, 'queues', 'billing'), numberIn(ann, 'queues', 'care')]).toEqual([2, 1, 0]);
});

it('a change is kept until the cell is as it was stored', () => {
  const more = changed({}, ann, 'skills', 'english', 2);
  expect(more).toEqual({ ann: { skills: { german: 3, english: 2 } } });
  expect(changed(more, ann, 'skills', 'english', 0)).toEqual({});
});

it('whoever leaves a queue loses tier, weight and head start in it, and coming back in tier 2 has the tier only', () => {
  const left = changed({}, ann, 'queues', 'sales', 0);
  expect(left).toEqual({ ann: { queue_ids: ['billing'], tiers: {}, weights: {}, head_starts: {} } });
  expect(changed(left, ann, 'queues', 'sales', 2)).toEqual({ ann: { weights: {}, head_starts: {} } });
});
