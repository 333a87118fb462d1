import { expect, it } from 'vitest';
import { bothIn, isSame } from './compare';
import type { FlowDocument } from './document';
import { troubleAt, troublesOf } from './faults';
import { readFile, written } from './file';
import { firstWords, promptOf, storedPrompt } from './summary';

const flow: FlowDocument = {
  start: 'hello',
  nodes: {
    hello: { kind: 'say', parts: [{ text: { en: 'Hello.', sl: 'Pozdrav.' } }, { prompt: 'jingle' }], next: 'bye', title: 'Čšž: "quoted"', at: [-8, 16] },
    bye: { kind: 'hang_up', prompt: [{ text: { en: 'Bye.', sl: '' } }], comment: 'two\nlines' },
  },
};
const fault = (where: string) => ({ where, code: 'x', text: where });

it('faults are told at the node and field they belong to', () => {
  const told = troublesOf(flow, ['document.nodes.hello.parts.0.prompt', 'body.value.document.start', 'document.nodes.gone.next', 'document.nodes.bye'].map(fault));
  expect(told.map(({ node, path }) => [node, path.join('.')])).toEqual([['hello', 'parts.0.prompt'], [null, 'start'], [null, 'nodes'], ['bye', '']]);
  expect(troubleAt(told.filter(({ node }) => node === 'hello'), ['parts'])?.path).toEqual(['parts', '0', 'prompt']);
  expect(troubleAt(told, ['next'])).toBeUndefined();
});

it('a flow survives its files, JSON and YAML', async () => {
  for (const form of ['json', 'yaml'] as const) expect(await readFile(await written(flow, form))).toEqual(flow);
  expect(await readFile(JSON.stringify({ id: 'main', name: 'Main', document: flow }))).toEqual(flow);
  for (const text of ['', '[1]', 'just words', '{"nodes": 5}', 'a: &a [*a', '{{{']) expect(await readFile(text), text).toBeNull();
});

it('two versions are drawn as one, what is gone with it', () => {
  const after: FlowDocument = { start: 'hello', nodes: { hello: { kind: 'say' }, new: { kind: 'hang_up' } } };
  const difference = { start: null, added: ['new'], removed: ['bye'], changed: [{ node: 'hello', fields: [] }], moved: [], tests: [] };
  expect(bothIn(flow, after, difference)).toEqual({ document: { start: 'hello', nodes: { ...after.nodes, bye: flow.nodes.bye } }, marks: { new: 'added', bye: 'removed', hello: 'changed' } });
  expect([isSame(difference), isSame({ start: null, added: [], removed: [], tests: [], changed: [], moved: [] })]).toEqual([false, true]);
});

it('prompts are told by their first words and stored as a file has them', () => {
  const hello = flow.nodes.hello ?? { kind: '' };
  expect([firstWords(hello, ['parts'], 'sl'), firstWords(hello, ['parts'], 'da'), firstWords(hello, ['none'], 'en')]).toEqual(['Pozdrav.', 'Hello.', '']);
  expect(storedPrompt(promptOf(hello.parts))).toEqual(hello.parts);
  expect(promptOf('odd')).toEqual([]);
});
