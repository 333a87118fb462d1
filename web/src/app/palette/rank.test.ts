import { describe, expect, it } from 'vitest';
import { fit, numberIn, ranked, used } from './rank';

const words = (...list: string[]) => list.map((each) => ({ id: each, words: each }));
const found = (typed: string, list: string[], recent: string[] = []) => ranked(words(...list), typed, recent).map(({ id }) => id);

describe('the palette', () => {
  it('finds the beginning before the middle, and whole words before parts of them', () => {
    expect(found('con', ['Icons', 'All contacts', 'Contacts'])).toEqual(['Contacts', 'All contacts', 'Icons']);
  });

  it('finds letters in their order, if they stand near one another', () => {
    expect(found('nrbrk', ['Not ready: break', 'Nothing to remember but the rest of a long week'])).toEqual([]);
    expect(found('brek', ['Not ready: break', 'Board', 'Reasons'])).toEqual(['Not ready: break']);
  });

  it('forgives marks and the order of words', () => {
    expect(fit('cakalne', 'Čakalne vrste')).toBe(1);
    expect(fit('țară', 'Tara')).toBe(1);
    expect(fit('break not', 'Not ready: break')).not.toBeNull();
    expect(fit('队列', '全部队列')).not.toBeNull();
    expect(fit('break sky', 'Not ready: break')).toBeNull();
  });

  it('puts what was used lately first among what fits alike, and keeps the order where nothing is typed', () => {
    expect(found('', ['Desk', 'Board', 'Queues'])).toEqual(['Desk', 'Board', 'Queues']);
    expect(found('qu', ['Queues', 'Quality'], ['Quality'])).toEqual(['Quality', 'Queues']);
    expect(used(['a', 'b', 'c', 'd', 'e', 'f'], 'c')).toEqual(['c', 'a', 'b', 'd', 'e', 'f']);
  });

  it('knows a telephone number when it sees one', () => {
    expect(numberIn('+386 1 555-01 42')).toBe('+38615550142');
    expect(numberIn('112')).toBe('112');
    expect(numberIn('C-112')).toBeNull();
    expect(numberIn('queue 7')).toBeNull();
    expect(numberIn('- -')).toBeNull();
  });
});
