import { describe, expect, it } from 'vitest';
import { gist, textsOf, withRecording, withText } from './parts';

const hello = [{ text: 'Hello.', prompt: '' }];

describe('prompts', () => {
  it('have one text for all or one for each language', () => {
    expect(textsOf(hello[0])).toEqual({ en: 'Hello.' });
    expect(textsOf({ text: { da: 'Hej.' }, prompt: '' })).toEqual({ da: 'Hej.' });
    expect(textsOf(undefined)).toEqual({});
  });

  it('keep the other languages and what comes after', () => {
    const jingle = { text: '', prompt: 'jingle' };
    expect(withText([...hello, jingle], 'sl', 'Pozdrav.')).toEqual([{ text: { en: 'Hello.', sl: 'Pozdrav.' }, prompt: '' }, jingle]);
    expect(withText(hello, 'en', '')).toEqual([]);
    expect(withRecording([...hello, jingle], 'hello')).toEqual([{ text: '', prompt: 'hello' }, jingle]);
    expect(withRecording(hello, null)).toEqual([]);
  });

  it('are told by their first words', () => {
    expect(gist([{ text: { en: 'Hello.', da: 'Hej.' }, prompt: '' }], 'da')).toBe('Hej.');
    expect(gist([{ text: { da: 'Hej.' }, prompt: '' }], 'ro')).toBe('Hej.');
    expect(gist([{ text: '', prompt: 'jingle' }], 'en')).toBe('jingle');
    expect(gist([], 'en')).toBe('');
  });
});
