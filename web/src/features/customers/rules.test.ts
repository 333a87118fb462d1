import { expect, it } from 'vitest';
import { differences, languageName, linesOf, recordOf } from './rules';

it('numbers and addresses are typed one a line', () => {
  expect(linesOf(' +386 1 555\n\n112 \n')).toEqual(['+386 1 555', '112']);
});

it('a conflict names only what differs', () => {
  const mine = { id: 'k', name: 'Maja', numbers: ['+1', '+2'], emails: [], language: 'sl', note: '' };
  expect(differences(mine, { ...mine, numbers: ['+1'], note: 'VIP' })).toEqual([{ field: 'numbers', mine: '+1\n+2', theirs: '+1' }, { field: 'note', mine: '', theirs: 'VIP' }]);
});

it('what I did not type stays as somebody else left it', () => {
  const theirs = { id: 'k', name: 'Maja', numbers: ['+1', '+2'], emails: ['m@example.org'], language: 'sl', note: 'VIP' };
  expect(recordOf(theirs, {})).toEqual(theirs);
  expect(recordOf(theirs, { name: ' Maja K ', emails: '', note: '' })).toEqual({ ...theirs, name: 'Maja K', emails: [], note: '' });
  expect(differences(recordOf(theirs, { numbers: '+1\n' }), theirs)).toEqual([{ field: 'numbers', mine: '+1', theirs: '+1\n+2' }]);
});

it('a language has its name in the reader’s', () => {
  expect(languageName('sl', 'en')).toBe('Slovenian');
  expect(languageName('', 'en')).toBe('–');
});
