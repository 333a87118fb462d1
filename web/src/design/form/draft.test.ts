import { describe, expect, it } from 'vitest';
import { changedFields, clashes, same, withField, without, type Kept } from './draft';

interface Queue {
  name: string;
  ring_seconds: number;
  skills: string[];
}

const saved: Queue = { name: 'Billing', ring_seconds: 20, skills: ['billing', 'english'] };
const clean: Kept<Queue> = { changes: {}, base: {} };

describe('a draft', () => {
  it('holds only what differs from what is stored', () => {
    const changed = withField(clean, saved, 'ring_seconds', 25);
    expect(changedFields(changed, saved)).toEqual(['ring_seconds']);
    expect(withField(changed, saved, 'ring_seconds', 20)).toEqual(clean);
    expect(withField(clean, saved, 'skills', ['billing', 'english'])).toEqual(clean);
  });

  it('takes one change back and keeps the others', () => {
    const two = withField(withField(clean, saved, 'ring_seconds', 25), saved, 'name', 'Invoices');
    expect(without(two, 'name')).toEqual({ changes: { ring_seconds: 25 }, base: { ring_seconds: 20 } });
  });

  it('stands beside a change of somebody else in another field', () => {
    const mine = withField(clean, saved, 'ring_seconds', 25);
    const stored = { ...saved, name: 'Invoices' };
    expect(clashes(mine, stored)).toEqual([]);
    expect(changedFields(mine, stored)).toEqual(['ring_seconds']);
  });

  it('meets a change of somebody else in the same field, and shows all three values', () => {
    const mine = withField(clean, saved, 'ring_seconds', 25);
    expect(clashes(mine, { ...saved, ring_seconds: 30 })).toEqual([{ field: 'ring_seconds', before: 20, theirs: 30, mine: 25 }]);
  });

  it('does not clash when both made the same change', () => {
    const mine = withField(clean, saved, 'ring_seconds', 25);
    expect(clashes(mine, { ...saved, ring_seconds: 25 })).toEqual([]);
    expect(changedFields(mine, { ...saved, ring_seconds: 25 })).toEqual([]);
  });

  it('keeps what the field held first, however often it is typed in', () => {
    const once = withField(clean, saved, 'ring_seconds', 25);
    expect(withField(once, { ...saved, ring_seconds: 30 }, 'ring_seconds', 26).base).toEqual({ ring_seconds: 20 });
  });
});

it('values are the same whatever the order of their names, and lists only in their order', () => {
  expect(same({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
  expect(same([1, 2], [2, 1])).toBe(false);
  expect(same({}, [])).toBe(false);
  expect(same({ a: undefined }, { b: undefined })).toBe(false);
  expect(same(null, {})).toBe(false);
});
