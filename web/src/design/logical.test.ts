import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const root = new URL('..', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(css|tsx)$/.test(file) && !/\.test\./.test(file)).sort();
const textOf = (file: string) => readFileSync(new URL(file, root), 'utf8');

/** What has a left and a right in every language, and why. */
const justified: Record<string, string> = {
  'design/Frame.tsx': 'Mantine turns the places of its tips round itself',
  'design/Lanes.module.css': 'time runs from left to right in every language',
  'design/Lanes.tsx': 'time runs from left to right in every language',
  'design/Week.module.css': 'a day runs from left to right in every language',
};

const sidedStyle = [
  /(?:^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-)?(?:left|right)(?:-(?:width|style|color))?\s*:/,
  /border-(?:top|bottom)-(?:left|right)-radius/,
  /(?:text-align|float|clear|caption-side|justify-content|justify-items|justify-self)\s*:\s*(?:left|right)\b/,
  /linear-gradient\(\s*to\s+(?:left|right)|translateX\(|background-position(?:-x)?\s*:\s*(?:left|right)/,
  /box-shadow:\s*inset\s+-?[1-9]\d*px\s+0/,
];
const sidedElement = [/\b(?:pl|pr|ml|mr)=/, /\b(?:padding|margin|border)(?:Left|Right)\b/, /style=\{\{[^}]*\b(?:left|right)\s*:/, /position="(?:left|right)[^"]*"/];

/** A short form of four values whose second and fourth differ has a left and a right; round corners may be those of an edge. */
function lopsided(line: string): boolean {
  return [...line.matchAll(/(?:^|[\s;{])(?:margin|padding|inset|border-width):\s*([^;{}]+)[;}]/g)].some(([, values = '']) => {
    const [, second, , fourth, more] = values.trim().split(/\s+(?![^(]*\))/);
    return fourth !== undefined && more === undefined && second !== fourth;
  });
}

it('the page knows start and end, not left and right', () => {
  const isSided = (file: string, line: string) => (file.endsWith('.css') ? sidedStyle.some((rule) => rule.test(line)) || lopsided(line) : sidedElement.some((rule) => rule.test(line)));
  const found = files.flatMap((file) => textOf(file).split('\n').flatMap((line, at) => (isSided(file, line) ? [`${file}:${at + 1} ${line.trim().slice(0, 120)}`] : [])));
  expect(found.filter((line) => !Object.keys(justified).some((file) => line.startsWith(`${file}:`)))).toEqual([]);
  expect(Object.keys(justified).filter((file) => !found.some((line) => line.startsWith(`${file}:`)))).toEqual([]);
  expect(files.length).toBeGreaterThan(200);
});
