import { expect, it } from 'vitest';
import type { HoldMenuLine } from './api/holdMenus';
import { chosen, played } from './holdMenus';

const line = (queue_id: string, what: string, name: string, times: number, begun = 0, whole = 0): HoldMenuLine => ({ queue_id, what, name, times, contacts: times, begun, whole });
const lines = [line('billing', 'advert', 'Offer', 2, 2, 1), line('billing', 'music', '', 3), line('sales', 'advert', 'Offer', 4, 4, 4), line('sales', 'advert', 'Other', 1, 1, 0), line('sales', 'information', 'Hours', 0, 0, 1)];

it('choices are summed by kind, most first', () => {
  expect(chosen(lines).map(({ what, times }) => [what, times])).toEqual([['advert', 7], ['music', 3]]);
  expect(chosen([])).toEqual([]);
});

it('plays are summed by name, and one that began before the period counts by its end', () => {
  expect(played(lines).map(({ name, begun, whole }) => [name, begun, whole])).toEqual([['Offer', 6, 5], ['Other', 1, 0], ['Hours', 0, 1]]);
});
