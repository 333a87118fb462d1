import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Kinds that are never told, because another event says it louder. */
const silent = ['ContactEvent', 'FlowLeft', 'TreatmentMoved'];

it('every event of a contact is put into words', () => {
  const facts = ['events', 'flow_events'].map((file) => read(`../../../../../server/ringhall/contact/${file}.py`)).join('');
  const kinds = [...facts.matchAll(/^class (\w+)\(/gm)].map(([, kind]) => kind ?? '');
  const words = read('./useStoryWords.ts');
  expect(kinds.length).toBeGreaterThan(20);
  expect(kinds.filter((kind) => !silent.includes(kind) && !words.includes(`case '${kind}'`))).toEqual([]);
});
