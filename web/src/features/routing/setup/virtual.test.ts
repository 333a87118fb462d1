import { expect, it } from 'vitest';
import { breakEven, kept, orderOf } from './virtual';

it('costs less above the share at which both cost the same, and never where it is as dear as a person', () => {
  expect(breakEven({ price: 30, person_price: 120 })).toBe(0.25);
  expect(breakEven({ price: 120, person_price: 120 })).toBeNull();
  expect(breakEven({ price: 0, person_price: 120 })).toBeNull();
  expect(breakEven({ price: null, person_price: 120 })).toBeNull();
});

it('goes after people where nothing is said, and forgets queues it has left', () => {
  expect(orderOf({ orders: { sales: 'first' } }, 'billing')).toBe('last');
  expect(kept({ sales: 1, billing: 2 }, ['billing'])).toEqual({ billing: 2 });
});
