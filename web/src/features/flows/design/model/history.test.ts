import { expect, it } from 'vitest';
import { begun, changed, redone, undone } from './history';

it('what was done is undone and done again; another deed forgets what was undone', () => {
  const three = changed(changed(begun(1), 2), 3);
  expect(undone(three).now).toBe(2);
  expect(redone(undone(undone(three))).now).toBe(2);
  const other = changed(undone(three), 4);
  expect([other.now, redone(other)]).toEqual([4, other]);
  expect(undone(begun(1)).now).toBe(1);
});

it('typing on in one field is one step, until something else is done', () => {
  const typed = ['a', 'ab', 'abc'].reduce((last, text) => changed(last, text, 'title'), begun(''));
  expect(undone(typed).now).toBe('');
  expect(undone(changed(typed, 'abcd', 'comment')).now).toBe('abc');
  const back = undone(typed);
  expect(undone(changed(back, 'x', 'title')).now).toBe('');
});

it('remembers so many steps and no more', () => {
  const long = Array.from({ length: 500 }, (_, n) => n + 1).reduce((last, n) => changed(last, n), begun(0));
  expect(long.past.length).toBe(200);
});
