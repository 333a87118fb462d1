import { expect, it } from 'vitest';
import type { StoryEvent } from './api/contacts';
import { lanesOf, notesOf, thinned } from './lanes';

const at = (second: number) => new Date(1_700_000_000_000 + second * 1000).toISOString();
const tell = (...lines: [number, string, Record<string, unknown>?][]): StoryEvent[] =>
  lines.map(([second, kind, data], place) => ({ n: place + 1, at: at(second), kind, data: data ?? {} }));
const drawn = (story: StoryEvent[]) => {
  const { from, lanes } = lanesOf(story, Date.parse(at(1000)));
  return lanes.map(({ key, bars }) => `${key} ${bars.map((bar) => `${bar.phase} ${(bar.from - from) / 1000}–${(bar.to - from) / 1000}`).join(', ')}`);
};

const call = tell(
  [0, 'ContactArrived', { direction: 'inbound' }],
  [0, 'PartyAdded', { party_id: 'c', role: 'customer', purpose: 'arrival' }],
  [1, 'FlowEntered', { flow_id: 'main' }],
  [5, 'ContactQueued', { queue_id: 'billing' }],
  [10, 'ContactOffered', { agent_id: 'a7' }],
  [10, 'PartyAdded', { party_id: 'a', role: 'agent', purpose: 'offer', agent_id: 'a7' }],
  [12, 'PartyAnswered', { party_id: 'a' }],
  [12, 'OfferEnded', { agent_id: 'a7', outcome: 'accepted' }],
  [12, 'ContactConnected', { agent_id: 'a7' }],
  [20, 'ContactHeld', { by_agent_id: 'a7' }],
  [21, 'PartyAdded', { party_id: 'o', role: 'outside', purpose: 'consult', address: '+4512' }],
  [25, 'PartyAnswered', { party_id: 'o' }],
  [30, 'ContactRetrieved', { by_agent_id: 'a7' }],
  [30, 'PartyHeld', { party_id: 'o', held: true }],
  [33, 'PartyJoined', { party_id: 'o' }],
  [40, 'PartyLeft', { party_id: 'o' }],
  [50, 'ContactEnded', { by: 'customer' }],
  [50, 'PartyLeft', { party_id: 'c' }],
  [50, 'AgentLeft', { agent_id: 'a7' }],
  [50, 'PartyLeft', { party_id: 'a' }],
  [60, 'WrapUpFinished', { agent_id: 'a7' }],
  [60, 'ContactClosed'],
);

it('every party stands on a lane of its own, side by side on one time line', () => {
  expect(drawn(call)).toEqual([
    'customer: flow 0–5, queue 5–10, ringing 10–12, talking 12–20, hold 20–30, talking 30–50',
    'flow:main flow 1–5',
    'queue:billing queue 5–12',
    'agent:a7 ringing 10–12, talking 12–50, wrap_up 50–60',
    'outside:+4512 ringing 21–25, talking 25–30, hold 30–33, talking 33–40',
  ]);
});

it('a declined offer leaves its agent and goes on waiting', () => {
  const story = tell(
    [0, 'ContactArrived', { direction: 'inbound' }], [0, 'ContactQueued', { queue_id: 'q' }], [4, 'ContactOffered', { agent_id: 'a1' }],
    [9, 'OfferEnded', { agent_id: 'a1', outcome: 'declined' }], [9, 'ContactOffered', { agent_id: 'a2' }],
  );
  expect(drawn(story)).toEqual(['customer: queue 0–4, ringing 4–1000', 'queue:q queue 0–1000', 'agent:a1 ringing 4–9', 'agent:a2 ringing 9–1000']);
});

it('a story of thousands of holds is drawn with few bars, from the first to the last', () => {
  const bars = Array.from({ length: 4000 }, (_, n) => ({ from: n, to: n + 1, phase: n % 2 ? 'hold' as const : 'talking' as const }));
  const few = thinned(bars, 4000);
  expect(few.length).toBeLessThan(300);
  expect([few[0]?.from, few.at(-1)?.to]).toEqual([0, 4000]);
});

it('a note stands with who left it so and when; typing in between is no version', () => {
  const story = tell(
    [1, 'NoteSaved', { agent_id: 'a1', text: 'wan' }], [2, 'NoteSaved', { agent_id: 'a1', text: 'wants money' }],
    [9, 'NoteSaved', { agent_id: 'a2', text: 'wants money; paid' }], [11, 'NoteSaved', { agent_id: 'a2', text: '' }],
  );
  expect(notesOf(story)).toEqual([{ agent_id: 'a1', at: at(2), text: 'wants money' }]);
});
