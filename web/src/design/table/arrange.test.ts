import { describe, expect, it } from 'vitest';
import { moved } from '../form/OrderList';
import { found, inSight, sorted, turned, type DataColumn } from './arrange';

interface Row {
  name: string;
  ring: number | null;
}

const columns: DataColumn<Row>[] = [
  { key: 'name', head: '', cell: ({ name }) => name, by: ({ name }) => name },
  { key: 'ring', head: '', cell: ({ ring }) => ring, by: ({ ring }) => ring, find: () => '' },
];
const rows: Row[] = [{ name: 'Agent 10', ring: 5 }, { name: 'Agent 2', ring: null }, { name: 'Željko', ring: 40 }];
const names = (list: Row[]) => list.map(({ name }) => name);

describe('rows are found', () => {
  it('by every word, in any order, without accents and capitals', () => {
    expect(names(found(rows, columns, 'zelj'))).toEqual(['Željko']);
    expect(names(found(rows, columns, '2 AGENT'))).toEqual(['Agent 2']);
    expect(found(rows, columns, 'agent željko')).toEqual([]);
  });

  it('all of them while nothing is looked for', () => {
    expect(found(rows, columns, '  ')).toBe(rows);
  });
});

describe('rows are sorted', () => {
  it('with numbers in words as numbers', () => expect(names(sorted(rows, columns, 'name', 'en'))).toEqual(['Agent 2', 'Agent 10', 'Željko']));

  it('with empty ones last, up and down', () => {
    expect(names(sorted(rows, columns, 'ring', 'en'))).toEqual(['Agent 10', 'Željko', 'Agent 2']);
    expect(names(sorted(rows, columns, '-ring', 'en'))).toEqual(['Željko', 'Agent 10', 'Agent 2']);
  });

  it('not at all by a column that is not there', () => expect(sorted(rows, columns, 'colour', 'en')).toBe(rows));

  it('the other way when the same head is pressed again', () => {
    expect(turned('name', 'name')).toBe('-name');
    expect(turned('-name', 'name')).toBe('name');
    expect(turned('ring', 'name')).toBe('name');
  });
});

it('of a long list those in sight are drawn, and a few around them', () => {
  expect(inSight(10_000, 36, 3600, 720, 5)).toEqual({ from: 95, to: 125 });
  expect(inSight(10, 36, 0, 720)).toEqual({ from: 0, to: 10 });
  expect(inSight(10, 36, 90_000, 720)).toEqual({ from: 10, to: 10 });
});

it('a thing moves to another place, and nowhere beyond the ends', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b'], 0, 5)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 7, 0)).toEqual(['a', 'b']);
});
