import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, pairs, rgbOf } from './contrast';

const sheet = readFileSync(new URL('../tokens.css', import.meta.url), 'utf8');
const tokens = new Map([...sheet.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]));

/** A token's colour in one of the schemes. */
function colourOf(name: string, scheme: 'light' | 'dark'): string {
  const value = tokens.get(name);
  if (!value) throw new Error(`No token --${name}`);
  const both = /^light-dark\(([^,]+),\s*(.+)\)$/.exec(value);
  const chosen = both ? (scheme === 'light' ? both[1] : both[2]) ?? '' : value;
  const other = /^var\(--([\w-]+)\)$/.exec(chosen);
  return other ? colourOf(other[1] ?? '', scheme) : chosen;
}

describe('contrast', () => {
  it('runs from 1 to 21', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
    expect(contrast(rgbOf('rgb(4, 95, 104)'), rgbOf('#045f68'))).toBe(1);
    expect(() => rgbOf('petrol')).toThrow('No colour');
  });

  it.each(['light', 'dark'] as const)('is enough for every ink on every ground it is used on, %s', (scheme) => {
    const weak = pairs
      .map(({ ink, ground, least }) => ({ ink, ground, least, ratio: contrast(rgbOf(colourOf(ink, scheme)), rgbOf(colourOf(ground, scheme))) }))
      .filter(({ least, ratio }) => ratio < least);
    expect(weak).toEqual([]);
    expect(pairs.length).toBeGreaterThan(60);
  });
});
