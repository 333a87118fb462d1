import { describe, expect, it } from 'vitest';
import type { ScriptStep } from '../api/scripts';
import { backward, begun, fits, following, lacking, onward, sound, textIn, withKnown } from './filling';

const blank = { text: {}, must_be_said: false, fields: [], ways: [], then: '' };
const orders = { id: 'orders', name: 'Orders', takes: 'yes_no' as const, required: true, choices: [] };
const many = { id: 'many', name: 'How many', takes: 'number' as const, required: false, choices: [] };
const steps: ScriptStep[] = [
  { ...blank, id: 'hello', name: 'Hello', text: { en: 'Hello {customer}' }, must_be_said: true },
  { ...blank, id: 'wish', name: 'Wish', fields: [orders], ways: [{ field: 'orders', answer: 'no', to: 'bye' }] },
  { ...blank, id: 'goods', name: 'Goods', fields: [many] },
  { ...blank, id: 'bye', name: 'Bye', text: { da: 'Farvel' }, then: 'end' },
];
const [hello, wish, , bye] = steps as [ScriptStep, ScriptStep, ScriptStep, ScriptStep];

describe('the way through a script', () => {
  it('goes where answers lead, else on in the list, and ends', () => {
    expect(following(steps, wish, {})).toBe('goods');
    expect(following(steps, wish, { orders: 'no' })).toBe('bye');
    expect(following(steps, bye, {})).toBe('end');
    expect(following([hello], hello, {})).toBe('end');
  });
  it('is gone step by step, and back', () => {
    const one = onward(steps, hello, begun(steps));
    expect(one.path).toEqual(['hello', 'wish']);
    const last = onward(steps, bye, { ...one, path: ['hello', 'wish', 'bye'] });
    expect(last.done).toBe(true);
    expect(backward(last)).toMatchObject({ done: false, path: ['hello', 'wish', 'bye'] });
    expect(backward(one).path).toEqual(['hello']);
    expect(backward(backward(one)).path).toEqual(['hello']);
    expect(begun([]).path).toEqual([]);
  });
  it('lacks what must be said, what is needed, and what is wrong', () => {
    expect(lacking(hello, begun(steps))).toEqual({ hello: 'said' });
    expect(lacking(wish, begun(steps))).toEqual({ orders: 'empty' });
    expect(lacking({ ...wish, fields: [many] }, { ...begun(steps), answers: { many: 'x' } })).toEqual({ many: 'wrong' });
    expect(lacking(wish, { ...begun(steps), answers: { orders: 'yes' } })).toEqual({});
  });
});

describe('what is kept', () => {
  const whole = { path: ['hello', 'wish', 'goods'], answers: { orders: 'yes', many: '1.', gone: 'x' }, said: ['hello', 'gone'], done: false };
  it('is what fields take, as far as the way is gone', () => {
    expect(sound(steps, whole)).toEqual({ path: ['hello', 'wish', 'goods'], answers: { orders: 'yes' }, said: ['hello'], done: false });
    expect(sound(steps, { ...whole, answers: { orders: 'no' } }).path).toEqual(['hello', 'wish']);
    expect(sound(steps, { ...whole, said: [] }).path).toEqual(['hello']);
    expect(sound(steps, { path: ['hello', 'wish', 'bye'], answers: { orders: 'no' }, said: ['hello'], done: true }).done).toBe(true);
    expect(sound([], whole)).toEqual({ path: [], answers: {}, said: [], done: false });
  });
  it('is of the kind its field takes', () => {
    const field = (takes: 'text' | 'long_text' | 'date' | 'choice') => ({ ...many, takes, choices: ['A'] });
    expect([fits(many, '12.5'), fits(many, 'twelve'), fits(field('text'), 'a\nb'), fits(field('long_text'), 'a\nb')]).toEqual([true, false, false, true]);
    expect([fits(field('date'), '2026-11-28'), fits(field('date'), '28.11.'), fits(field('choice'), 'A'), fits(field('choice'), 'B'), fits(orders, 'yes')]).toEqual([true, false, true, false, true]);
  });
});

describe('what is said', () => {
  it('is in the first language there is, with what is known', () => {
    expect(textIn({ en: 'Hello', da: 'Hej' }, ['sl', 'da'])).toEqual({ words: 'Hej', language: 'da' });
    expect(textIn({ en: 'Hello' }, ['sl'])).toEqual({ words: 'Hello', language: 'en' });
    expect(textIn({ en: ' ' }, [])).toBeNull();
    expect(withKnown('Hello {customer}, {many} pieces', { customer: 'Ana' })).toBe('Hello Ana, … pieces');
  });
});
