import { expect, test } from 'vitest';
import { hearsSpeech, wordsOf } from './words';

test('words stand between commas of any kind, and once', () => {
  expect(wordsOf(' billing,my invoice , ,billing')).toEqual(['billing', 'my invoice']);
  expect(wordsOf('账单，发票、')).toEqual(['账单', '发票']);
  expect(wordsOf('')).toEqual([]);
});

test('a step hears speech where any choice has a word', () => {
  expect(hearsSpeech({ kind: 'menu', choices: { 1: { to: 'a', words: { en: ['sales'] } } } })).toBe(true);
  expect(hearsSpeech({ kind: 'menu', choices: { 1: { to: 'a', words: { en: [] } }, 2: { to: 'b' }, 3: 'broken' } })).toBe(false);
  expect(hearsSpeech({ kind: 'collect' })).toBe(false);
  expect(hearsSpeech({ kind: 'collect', by_speech: true })).toBe(true);
  expect(hearsSpeech({ kind: 'collect', by_speech: true, takes: 'date' })).toBe(true);
  expect(hearsSpeech({ kind: 'collect', by_speech: true, takes: 'time' })).toBe(false);
  expect(hearsSpeech({ kind: 'collect', by_speech: true, secret: true })).toBe(false);
  expect(hearsSpeech(undefined)).toBe(false);
});
