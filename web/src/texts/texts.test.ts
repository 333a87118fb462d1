import { describe, expect, it } from 'vitest';
import da from './da.json';
import en from './en.json';
import ro from './ro.json';
import sl from './sl.json';
import zh from './zh.json';

type Texts = Record<string, Record<string, string>>;
const all: Record<string, Texts> = { en, zh, da, ro, sl };
const plural = /_(zero|one|two|few|many|other)$/;

/** Texts with plurals: those of English that come as `_one` and `_other`. */
function pluralOf(area: string, key: string): string | null {
  const base = key.replace(plural, '');
  const forms = en[area as keyof typeof en] as Record<string, string>;
  return plural.test(key) && `${base}_one` in forms && `${base}_other` in forms ? base : null;
}

function expected(language: string): string[] {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((category) => language !== 'ro' || category !== 'many');
  const keys = Object.entries(en).flatMap(([area, texts]) => Object.keys(texts).flatMap((key) => {
    const base = pluralOf(area, key);
    return base ? categories.map((category) => `${area}.${base}_${category}`) : [`${area}.${key}`];
  }));
  return [...new Set(keys)].sort();
}

const places = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map(([, name]) => name).sort();

describe.each(Object.entries(all))('texts in %s', (language, texts) => {
  const present = Object.entries(texts).flatMap(([area, lines]) => Object.entries(lines).map(([key, text]) => ({ area, key, text })));

  it('are all there, with the plurals of the language', () => {
    expect(present.map(({ area, key }) => `${area}.${key}`).sort()).toEqual(expected(language));
  });

  it('are not empty, and have the same places for values', () => {
    for (const { area, key, text } of present) {
      const base = pluralOf(area, key);
      const english = (en as Texts)[area]?.[base ? `${base}_other` : key] ?? '';
      expect(text.trim(), `${area}.${key}`).not.toBe('');
      expect(places(text), `${area}.${key}`).toEqual(places(english));
    }
  });
});

it('call buttons are one short word wherever they may not be cut', () => {
  for (const texts of Object.values(all)) {
    for (const key of ['hold', 'keypad', 'transfer', 'add', 'mute', 'unmute', 'hang_up', 'retrieve']) expect(texts.call?.[key]?.length, key).toBeLessThanOrEqual(11);
  }
});
