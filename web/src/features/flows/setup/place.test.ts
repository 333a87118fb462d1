import { expect, it } from 'vitest';
import { placeOf } from './place';

const document = {
  start: 'menu_main',
  nodes: { menu_main: { kind: 'menu', say: [{ text: 'Press "2", or {wait}.' }], choices: { 1: { to: 'sales' }, 2: { to: 'nowhere' } } }, sales: { kind: 'enqueue', queue: 'sales', skills: ['a', 'b'] } },
};

const found = (path: string[], text = JSON.stringify(document, null, 2)) => {
  const { from, to } = placeOf(text, path);
  return text.slice(from, to);
};

it('a value is found with its name, however the document is written', () => {
  for (const text of [JSON.stringify(document, null, 2), JSON.stringify(document)]) {
    expect(found(['nodes', 'menu_main', 'choices', '2', 'to'], text)).toMatch(/^"to": ?"nowhere"$/);
    expect(found(['nodes', 'menu_main', 'choices', '2'], text)).toBe('"2"');
    expect(found(['nodes', 'sales', 'skills', '1'], text)).toBe('"b"');
    expect(found(['start'], text)).toMatch(/^"start": ?"menu_main"$/);
  }
});

it('what is missing is sought in what should hold it', () => {
  expect(found(['nodes', 'sales', 'wait_seconds_max'])).toBe('"sales"');
  expect(found(['nodes', 'menu_main', 'say', '0', 'prompt', 'name'])).toBe('{');
});
