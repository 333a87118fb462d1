import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { answeredItself } from './useStoryWords';

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

it('a phone that was quicker than its agent is told of, and no other', () => {
  const story = (after: number | undefined, seconds: number) => [
    { n: 1, at: '2026-01-01T10:00:00.000Z', kind: 'PartyAdded', data: { party_id: 'p', agent_id: 'ann', ...(after === undefined ? {} : { answers_after: after }) } },
    { n: 2, at: new Date(Date.parse('2026-01-01T10:00:00.000Z') + seconds * 1000).toISOString(), kind: 'PartyAnswered', data: { party_id: 'p' } },
  ];
  const told = (after: number | undefined, seconds: number, who = 'ann') => answeredItself(story(after, seconds), who);
  expect([told(3, 3.1), told(0, 0), told(3, 1.2), told(undefined, 5), told(3, 4, 'bob')]).toEqual([true, true, false, false, false]);
});
