/** How well inks stand out from their grounds, by the formula of WCAG 2.2. */

export type Rgb = readonly [number, number, number];

export interface Pair {
  ink: string;
  ground: string;
  /** The least ratio: 4.5 for words, 3 for shapes and edges. */
  least: number;
}

const words = 4.5;
const shapes = 3;
const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'selected'];
const states = ['offline', 'ready', 'ringing', 'talking', 'hold', 'wrapup', 'notready'];
const standings = ['ok', 'watch', 'breach'];

function pair(least: number, inks: string[], on: string[]): Pair[] {
  return inks.flatMap((ink) => on.map((ground) => ({ ink, ground, least })));
}

/** Every ink with every ground it is used on. */
export const pairs: Pair[] = [
  ...pair(words, ['text', 'text-2', 'text-3'], grounds),
  ...pair(words, ['brand-text'], [...grounds, 'brand-tint']),
  ...pair(words, ['on-brand'], ['brand', 'brand-hover']),
  ...pair(words, ['surface'], ['text']),
  ...[...states, ...standings].flatMap((name) => [...pair(words, [`${name}-text`], [`${name}-tint`, 'surface']), ...pair(shapes, [`${name}-solid`], ['surface'])]),
  ...pair(shapes, ['line-control', 'focus'], ['surface', 'canvas']),
  ...pair(shapes, [1, 2, 3, 4, 5, 6, 7, 8].map((step) => `series-${step}`), ['surface']),
];

/** A colour as style sheets and browsers write it: `#fff`, `#192020`, `rgb(25, 32, 32)`. */
export function rgbOf(colour: string): Rgb {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(colour);
  const hex = short ? short.slice(1).map((digit) => digit + digit) : (/^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour)?.slice(1) ?? null);
  const parts = hex ? hex.map((digits) => Number.parseInt(digits, 16)) : (/^rgba?\(([^)]*)\)$/.exec(colour)?.[1] ?? '').split(/[\s,/]+/).map(Number);
  const [red = NaN, green = NaN, blue = NaN] = parts;
  if (![red, green, blue].every(Number.isFinite)) throw new Error(`No colour: ${colour}`);
  return [red, green, blue];
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((value) => { const share = value / 255; return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4; }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 (the same) to 21 (black on white). */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((left, right) => left - right) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
