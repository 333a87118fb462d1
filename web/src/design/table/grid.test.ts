import { expect, it } from 'vitest';
import { between, holds, led, numberAfter, placesIn, sizeOf } from './grid';

it('a range holds what lies between its corners, whichever was first', () => {
  const range = between({ row: 5, column: 1 }, { row: 3, column: 2 });
  expect(placesIn(range)).toEqual([3, 4, 5].flatMap((row) => [1, 2].map((column) => ({ row, column }))));
  expect(sizeOf(range)).toBe(6);
  expect([holds(range, { row: 4, column: 2 }), holds(range, { row: 4, column: 0 }), holds(range, { row: 6, column: 1 })]).toEqual([true, false, false]);
});

it('keys lead on and stop at the edges; in a page from right to left the arrows are turned round', () => {
  const at = { row: 2, column: 1 };
  const to = (key: string, rtl = false) => led(key, at, 500, 60, rtl);
  expect([to('ArrowDown'), to('PageUp'), to('End'), to('Home')]).toEqual([{ row: 3, column: 1 }, { row: 0, column: 1 }, { row: 2, column: 59 }, { row: 2, column: 0 }]);
  expect([to('ArrowRight'), to('ArrowRight', true)]).toEqual([{ row: 2, column: 2 }, { row: 2, column: 0 }]);
  expect(to('x')).toBeNull();
});

it('a digit sets, Enter goes round, Delete takes away', () => {
  expect(['7', 'Enter', '+', '-', 'Delete', 'a'].map((key) => numberAfter(key, 10, 10))).toEqual([7, 0, 10, 9, 0, null]);
});
