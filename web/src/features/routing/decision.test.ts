import { expect, it } from 'vitest';
import { gates, gatesOf, stopsOf, verdictsOf, type Decision } from './decision';

const decision: Decision = {
  rule: 'longest_idle', waited_ms: 52_000, skills: ['billing'], chosen: 'a7', candidates: ['a7', 'a3'], candidates_count: 2, passed_over_count: 3,
  passed_over: [{ agent_id: 'a3', why: 'idle_shorter', idle_ms: 2000 }, { agent_id: 'a9', why: 'missing_skill', skill: 'billing' }, { agent_id: 'a2', why: 'busy', state: 'talking' }],
};

it('whoever is chosen passed every gate, the others all up to the one that stopped them', () => {
  const [chosen, later, unskilled, busy] = verdictsOf(decision).map(gatesOf);
  expect(Object.values(chosen ?? {})).toEqual(gates.map(() => 'passed'));
  expect(later?.strategy).toBe('stopped');
  expect([unskilled?.busy, unskilled?.missing_skill, unskilled?.excluded]).toEqual(['passed', 'stopped', 'unseen']);
  expect([busy?.blocked, busy?.busy, busy?.missing_skill]).toEqual(['passed', 'stopped', 'unseen']);
  expect(stopsOf(verdictsOf(decision))).toMatchObject({ strategy: 1, missing_skill: 1, busy: 1, offline: 0 });
});

it('whoever comes later by the strategy stopped at its gate, whichever it is', () => {
  const counted: Decision = { ...decision, rule: 'fewest_calls', passed_over: [{ agent_id: 'a3', why: 'ranked_later', calls: 4 }] };
  expect(verdictsOf(counted).map(gatesOf)[1]?.strategy).toBe('stopped');
  expect(stopsOf(verdictsOf(counted))).toMatchObject({ strategy: 1 });
});
