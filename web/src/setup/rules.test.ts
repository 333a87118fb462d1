import { describe, expect, it } from 'vitest';
import { differing, faultsByField, fieldOf, identifierOf, neighbours } from './rules';

describe('an identifier is made from a name', () => {
  it('in plain letters, whatever the language', () => {
    expect(identifierOf('Tehnična podpora 2', [], 'queue')).toBe('tehnicna_podpora_2');
    expect(identifierOf('账单', [], 'queue')).toBe('queue');
  });

  it('with a number when it is taken', () => expect(identifierOf('Billing', ['billing', 'billing_2'], 'queue')).toBe('billing_3'));
});

describe('faults', () => {
  it('belong to the field in which they lie', () => {
    expect(fieldOf('weekly.mon.0.closes')).toBe('weekly');
    expect(fieldOf('skills[2]')).toBe('skills');
    expect(fieldOf('')).toBe('');
  });

  it('are told one a field, the first', () => {
    const first = { where: 'ring_seconds', code: 'too-large', text: 'At most 3600.' };
    const second = { ...first, code: 'wrong-type' };
    expect(faultsByField([first, second])).toEqual({ ring_seconds: [first, second] });
  });
});

it('two states differ in the fields that changed, came or went', () => {
  expect(differing({ a: 1, b: [1], c: 3 }, { a: 1, b: [2], d: 4 })).toEqual(['b', 'c', 'd']);
  expect(differing(null, { a: 1, b: null })).toEqual(['a']);
  expect(differing(null, null)).toEqual([]);
});

it('neighbours of the first, the last and of nothing', () => {
  expect(neighbours(['a', 'b', 'c'], 'a')).toEqual({ previous: null, next: 'b' });
  expect(neighbours(['a', 'b', 'c'], 'c')).toEqual({ previous: 'b', next: null });
  expect(neighbours(['a'], 'gone')).toEqual({ previous: null, next: null });
  expect(neighbours([], null)).toEqual({ previous: null, next: null });
});
