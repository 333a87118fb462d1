import { expect, it } from 'vitest';
import { dayNames, spansInWords, withOneMore } from './hours';

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
