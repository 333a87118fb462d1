import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { FlowDocument } from '../model/document';
import { Keeper, type Standing } from './keeper';

const document = (start: string): FlowDocument => ({ start, nodes: {} });

/** A server that keeps one draft, and whatever it is told to do wrong. */
function server(revision = 0) {
  const told: Standing[] = [];
  const sent: string[] = [];
  const state = { revision, refuses: null as unknown, kept: null as unknown };
  const keeper = new Keeper(revision, {
    send: async (draft, on) => {
      sent.push(`${draft.start} on ${on}`);
      await Promise.resolve();
      if (state.refuses) throw state.refuses;
      if (on !== state.revision) throw 'clash';
      state.revision += 1;
      return state.revision;
    },
    isClash: (refusal) => refusal === 'clash',
    onStanding: (standing) => told.push(standing),
    keep: (left) => { state.kept = left; },
  });
  return { keeper, told, sent, state };
}

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

it('the newest is saved a moment after the last change, and only once', async () => {
  const { keeper, told, sent, state } = server();
  for (const start of ['a', 'b', 'c']) keeper.change(document(start));
  expect(state.kept).toEqual({ document: document('c'), revision: 0 });
  await vi.runAllTimersAsync();
  expect([sent, told.at(-1), state.kept, keeper.revision]).toEqual([['c on 0'], 'saved', null, 1]);
});

it('who asks twice at once sends once; what changes meanwhile follows on the new revision', async () => {
  const { keeper, sent } = server(4);
  keeper.change(document('a'));
  const both = [keeper.flush(), keeper.flush()];
  keeper.change(document('b'));
  expect(await Promise.all(both)).toEqual([false, true]);
  await vi.runAllTimersAsync();
  expect(sent).toEqual(['a on 4', 'b on 5']);
});

it('without a server it stays unsaved, is kept here, and is sent again', async () => {
  const { keeper, told, sent, state } = server();
  state.refuses = 'away';
  keeper.change(document('a'));
  expect(await keeper.flush()).toBe(false);
  expect([told.at(-1), state.kept]).toEqual(['unsaved', { document: document('a'), revision: 0 }]);
  state.refuses = null;
  await vi.runAllTimersAsync();
  expect([told.at(-1), sent.length]).toEqual(['saved', 2]);
});

it('what somebody else saved is not overwritten until somebody says so', async () => {
  const { keeper, told, state } = server(1);
  state.revision = 3;
  keeper.change(document('mine'));
  expect(await keeper.flush()).toBe(false);
  keeper.change(document('mine, more'));
  await vi.runAllTimersAsync();
  expect([told.at(-1), state.revision]).toEqual(['clash', 3]);
  expect(await keeper.insist(3)).toBe(true);
  expect([told.at(-1), state.revision]).toEqual(['saved', 4]);
  keeper.change(document('x'));
  keeper.forget(0);
  await vi.runAllTimersAsync();
  expect([state.kept, keeper.revision, state.revision]).toEqual([null, 0, 4]);
});
