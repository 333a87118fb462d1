import { expect, it } from 'vitest';
import { documentOf } from './document';
import { renamed } from './edit';
import { callOf, freeName, isAmong, testOf, testsOf, withDoing, withoutLast, withTests, type Course, type FlowTest } from './tests';

const document = documentOf({ start: 'menu', inputs: ['order'], nodes: { menu: { kind: 'menu' }, sales: { kind: 'enqueue' } } });
const moment = { at_ms: 0, given: 'begins', detail: '', flow: '', node: 'menu', waiting: 'keys', nodes: ['menu'], ways: [], said: [{ text: 'Press one.', prompt: '', language: 'en' }, { text: '', prompt: 'jingle', language: 'en' }], variables: {}, notes: [], queue: '' };
const course: Course = { moments: [moment], flow: '', node: 'menu', waiting: 'keys', end: '', outcome: '', queue: '', language: 'en', next_ms: 5000, variables: {}, concealed: [] };

it('keys in a row are one thing, and are taken back one by one', () => {
  const typed = ['1', '2'].reduce((does, keys) => withDoing(does, { keys }), withDoing([], { listen: true }));
  expect(typed).toEqual([{ listen: true }, { keys: '12' }]);
  expect(withoutLast(typed)).toEqual([{ listen: true }, { keys: '1' }]);
  expect(withoutLast(withoutLast(typed))).toEqual([{ listen: true }]);
  expect(withDoing([{ keys: '1'.repeat(64) }], { keys: '2' })).toHaveLength(2);
});

it('a caller who is still in the menus hangs up there; one in a queue stays there', () => {
  expect(testOf('a', { language: 'en' }, course, { path: true, words: true })).toEqual({
    name: 'a', language: 'en', does: [{ hangs_up: true }], expect: { end: 'hung_up', node: 'menu', nodes: ['menu'], heard: ['Press one. <jingle>'] },
  });
  const queued = testOf('b', { does: [{ keys: '1' }] }, { ...course, waiting: 'queue', node: 'sales', queue: 'billing' }, { path: false, words: false });
  expect(queued).toEqual({ name: 'b', does: [{ keys: '1' }], expect: { end: 'queue', node: 'sales', queue: 'billing' } });
  expect(callOf(testOf('a', {}, course, { path: false, words: false })).does).toEqual([]);
  expect(callOf(queued).does).toEqual([{ keys: '1' }]);
});

it('tests stand in the document beside whatever else it has, and follow a step that is named anew', () => {
  const test: FlowTest = { name: 'a', does: [], expect: { node: 'sales', nodes: ['menu', 'sales'] } };
  const tested = withTests(document, [test]);
  expect([tested.inputs, testsOf(tested)]).toEqual([['order'], [test]]);
  const other = renamed(tested, 'sales', 'buying', () => []);
  expect([other.inputs, testsOf(other)[0]?.expect]).toEqual([['order'], { node: 'buying', nodes: ['menu', 'buying'] }]);
  expect('tests' in withTests(tested, [])).toBe(false);
  expect(testsOf(documentOf({ ...document, tests: 'x' }))).toEqual([]);
  expect(freeName([test, { ...test, name: 'a 2' }], 'a')).toBe('a 3');
});

it('a way of the drawing is known by the exit of the server', () => {
  expect([isAmong('choices.2.to', ['choices.2']), isAmong('open', ['open', 'closed']), isAmong('choices.1.to', ['choices.12'])]).toEqual([true, true, false]);
});
