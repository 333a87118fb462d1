import { expect, it } from 'vitest';
import { changesOf, coverageOf, numberIn, typedInto, wishesOf, type Cells } from './matrix';
import type { AgentSettings } from './shapes';

const ann = { id: 'ann', skills: { german: 3 }, queue_ids: ['sales', 'billing'], tiers: { sales: 2 }, weights: { sales: 5 }, head_starts: { sales: 60 } } as unknown as AgentSettings;
const bob = { id: 'bob', skills: {}, queue_ids: ['sales'], tiers: {} } as unknown as AgentSettings;
const stored = new Map([['ann', ann], ['bob', bob]]);
const type = (cells: Cells, view: 'skills' | 'queues', ...typed: [string, string, number][]) => typedInto(cells, stored, view, typed.map(([agent, id, number]) => ({ agent, id, number })));

it('a cell holds the level of a skill or the tier in a queue', () => {
  expect([numberIn(ann, 'skills', 'german'), numberIn(ann, 'skills', 'english')]).toEqual([3, 0]);
  expect([numberIn(ann, 'queues', 'sales'), numberIn(ann, 'queues', 'billing'), numberIn(ann, 'queues', 'care')]).toEqual([2, 1, 0]);
});

it('a change is kept until the cell is as it was stored', () => {
  const more = type({}, 'skills', ['ann', 'english', 2], ['bob', 'german', 0], ['gone', 'german', 4]);
  expect(more).toEqual({ 'skills/ann/english': 2 });
  expect(type(more, 'skills', ['ann', 'english', 0])).toEqual({});
});

it('what is sent says what each cell was, and leaves out what others have made so meanwhile', () => {
  const cells = { ...type({}, 'skills', ['ann', 'german', 0]), ...type({}, 'queues', ['bob', 'sales', 3]), 'skills/gone/german': 4, 'queues/ann/sales': 2 };
  expect(wishesOf(changesOf(cells, stored))).toEqual({ ann: { skills: { german: [3, 0] }, queues: {} }, bob: { skills: {}, queues: { sales: [1, 3] } } });
});

it('coverage counts who has a skill with what is typed, and who of them is signed in', () => {
  const cells = type({}, 'skills', ['ann', 'german', 5], ['bob', 'german', 1], ['bob', 'english', 2]);
  const found = coverageOf(stored, cells, 'skills', new Set(['bob']));
  expect([found.get('german'), found.get('english')]).toEqual([{ have: 2, here: 1 }, { have: 1, here: 1 }]);
  expect(coverageOf(stored, type({}, 'queues', ['ann', 'sales', 0]), 'queues', new Set()).get('sales')).toEqual({ have: 1, here: 0 });
});
