import { describe, expect, it } from 'vitest';
import { confusedOf, countOf, sentencesOf, withExample, withLanguage, type IntentModel, type Report } from './model';

const model: IntentModel = {
  id: 'm', name: 'M', none_of_these: {},
  intents: [{ id: 'bill', name: 'Bill', description: '', spoken: {}, examples: { en: ['my bill'] } }, { id: 'move', name: 'Move', description: '', spoken: {}, examples: {} }],
};

describe('sentences', () => {
  it('are the lines that say something, each once', () => {
    expect(sentencesOf(' my bill \n\nmy bill\r\nthe invoice')).toEqual(['my bill', 'the invoice']);
  });
  it('leave no empty language behind', () => {
    expect(withLanguage({ en: ['a'], da: ['b'] }, 'da', [])).toEqual({ en: ['a'] });
    expect(countOf({ en: ['a', 'b'], da: ['c'] })).toBe(3);
  });
  it('become examples of an intent, or of none', () => {
    expect(withExample(model, 'move', 'da', 'jeg flytter').intents[1]?.examples).toEqual({ da: ['jeg flytter'] });
    expect(withExample(model, 'bill', 'en', 'my bill').intents[0]?.examples).toEqual({ en: ['my bill'] });
    expect(withExample(model, '', 'en', 'hello').none_of_these).toEqual({ en: ['hello'] });
  });
});

describe('confusions', () => {
  it('stand as rows of what was meant and columns of what it was taken for', () => {
    const report: Report = {
      examples: 9, right: 0.8, kept: 0.8, rejected: null, doubtful: [],
      intents: [{ intent: 'bill', looked_at: 5, right: 3 }, { intent: 'move', looked_at: 4, right: 4 }], confusions: [{ intent: 'bill', taken: 'move', count: 2 }],
    };
    expect(confusedOf(report, 8)).toEqual({ names: ['bill', 'move'], counts: [[3, 2], [0, 4]] });
  });
});
