import { expect, it } from 'vitest';
import { dayNames, exceptionOf, newException, spansInWords, withOneMore } from './hours';

it('a day tells its hours, or that it is closed', () => {
  expect(spansInWords([{ opens: '08:00', closes: '12:00' }, { opens: '13:00', closes: '17:00' }], 'closed')).toBe('08:00–12:00, 13:00–17:00');
  expect(spansInWords([], 'closed')).toBe('closed');
});

it('one more opening follows the last one, and never leaves the day', () => {
  expect(withOneMore([])).toEqual([{ opens: '08:00', closes: '17:00' }]);
  expect(withOneMore([{ opens: '08:00', closes: '12:00' }])[1]).toEqual({ opens: '13:00', closes: '14:00' });
  expect(withOneMore([{ opens: '20:00', closes: '23:30' }])[1]).toEqual({ opens: '23:00', closes: '23:00' });
});

it('a week begins with Monday in every language', () => {
  expect(dayNames('en')[0]).toBe('Mon');
  expect(dayNames('sl')).toHaveLength(7);
});

it('a day is about its own exception, else about one of every year', () => {
  const [yearly, once] = [{ ...newException('2020-12-24', true), yearly: true }, newException('2026-12-24', true)];
  expect(exceptionOf([yearly, once], '2026-12-24')).toBe(1);
  expect(exceptionOf([yearly, once], '2027-12-24')).toBe(0);
  expect(exceptionOf([yearly, once], '2027-12-25')).toBe(-1);
});

it('a new exception changes the day: an open one closes, a closed one opens', () => {
  expect(newException('2026-12-24', true).openings).toEqual([]);
  expect(newException('2026-12-26', false).openings).toHaveLength(1);
});
