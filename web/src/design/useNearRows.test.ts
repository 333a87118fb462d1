import { expect, it } from 'vitest';
import { near } from './useNearRows';

const measure = { columns: 5, pitch: 54 };

it('what stands in the window or near it is drawn, and the rest keeps its height', () => {
  expect(near(500, measure, 400, 900)).toEqual({ from: 0, to: 120, above: 0, below: 76 * 54 });
  const middle = near(500, measure, -2000, 900);
  expect(middle).toEqual({ from: 120, to: 340, above: 24 * 54, below: 32 * 54 });
});

it('the end of the list is drawn to its last tile, whatever the last row holds', () => {
  expect(near(498, measure, -4900, 900)).toEqual({ from: 380, to: 498, above: 76 * 54, below: 0 });
});

it('a list that is scrolled away altogether keeps its whole height', () => {
  const { from, to, above, below } = near(500, measure, 9000, 900);
  expect([from, to, above + below]).toEqual([0, 0, 100 * 54]);
});
