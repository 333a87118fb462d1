import { expect, it } from 'vitest';
import { waysOf } from '../kinds/registry';
import type { FlowDocument } from './document';
import { cardHeight, cardWidth, freePlace, laidOut, placesOf } from './layout';
import { neighbour } from './neighbour';

const say = (next: string, at?: [number, number]) => ({ kind: 'say', parts: [], next, ...(at && { at }) });
const flow: FlowDocument = { start: 'a', nodes: { a: { kind: 'hours', calendar: 'x', open: 'b', closed: 'c' }, b: say('d'), c: say('d'), d: say('a'), lost: say('nowhere') } };

it('callers go from left to right, and no card covers another', () => {
  const places = laidOut(flow, waysOf);
  const x = (id: string) => places[id]?.[0] ?? NaN;
  expect(x('a')).toBeLessThan(x('b'));
  expect(x('b')).toBe(x('c'));
  expect(x('c')).toBeLessThan(x('d'));
  const boxes = Object.entries(places);
  for (const [one, [left, top]] of boxes) for (const [other, [otherLeft, otherTop]] of boxes) {
    const apart = Math.abs(left - otherLeft) >= cardWidth || Math.abs(top - otherTop) >= cardHeight(1);
    expect(one === other || apart, `${one} and ${other}`).toBe(true);
  }
});

it('the largest flow there may be is laid out', () => {
  const ids = Array.from({ length: 500 }, (_, n) => `n${n}`);
  const places = laidOut({ start: 'n0', nodes: Object.fromEntries(ids.map((id, n) => [id, say(ids[(n * 7) % 500] ?? 'n0')])) }, waysOf);
  expect(Object.keys(places).length).toBe(500);
});

it('what somebody placed stays there; the rest comes below it', () => {
  const places = placesOf({ ...flow, nodes: { ...flow.nodes, a: { ...flow.nodes.a, kind: 'hours', at: [5, 900] } } }, waysOf);
  expect(places.a).toEqual([5, 900]);
  expect(Math.min(...['b', 'c', 'd', 'lost'].map((id) => places[id]?.[1] ?? 0))).toBeGreaterThan(900);
});

it('a new card finds a place that is free', () => {
  const places = { a: [0, 0] as [number, number], b: [0, 120] as [number, number] };
  const [x, y] = freePlace({ start: 'a', nodes: { a: say(''), b: say('') } }, places, [10, 10], waysOf, 1);
  expect([x, y >= 120 + cardHeight(1)]).toEqual([10, true]);
  expect(freePlace({ start: '', nodes: {} }, {}, [3, 4], waysOf, 0)).toEqual([3, 4]);
});

it('arrow keys lead to the nearest step on their side', () => {
  const places: Record<string, [number, number]> = { a: [0, 0], b: [300, 0], c: [300, 150], d: [600, 20] };
  expect([neighbour(places, 'a', 'right'), neighbour(places, 'b', 'down'), neighbour(places, 'b', 'right'), neighbour(places, 'b', 'left')]).toEqual(['b', 'c', 'd', 'a']);
  expect(neighbour(places, 'a', 'left')).toBeNull();
  expect(neighbour({}, 'a', 'left')).toBeNull();
});
