import { expect, it } from 'vitest';
import { meets, readNeed, writeNeed } from './needs';

it('a need is read and written as the server has it', () => {
  expect(readNeed('german>=3 | english')).toEqual([{ skill: 'german', level: 3 }, { skill: 'english', level: 1 }]);
  expect(writeNeed([{ skill: 'german', level: 3 }, { skill: 'english', level: 1 }])).toBe('german>=3 | english');
});

it.each(['', 'german>=', 'german>=0', 'german>=11', 'german>=3>=4', '| english', 'german>=x', Array(11).fill('a').join('|')])('“%s” cannot be read', (need) => {
  expect(readNeed(need)).toBeNull();
  expect(meets({ german: 10, english: 10 }, need)).toBe(false);
});

it('any alternative meets a need, at its level or above', () => {
  expect(meets({ german: 3 }, 'german>=3 | english')).toBe(true);
  expect(meets({ german: 2 }, 'german>=3 | english')).toBe(false);
  expect(meets({ english: 1 }, 'german>=3 | english')).toBe(true);
  expect(meets({ english: 0 }, 'english')).toBe(false);
});
