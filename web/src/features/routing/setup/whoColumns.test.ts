import { expect, it } from 'vitest';
import type { WhoCould } from '../api/whoCould';
import type { AgentSettings } from './shapes';
import { momentsOf, neverMay } from './whoColumns';

const row = (after_seconds: number, members: string[], fields: Partial<WhoCould> = {}): WhoCould => ({ after_seconds, needs: [], tier: 1, held_for: [], members, here: [], available: [], ...fields });
const agent = (id: string, skills: Record<string, number>, tiers: Record<string, number> = {}, queue = 'billing') => ({ id, name: id, skills, tiers, queue_ids: [queue] }) as unknown as AgentSettings;

it('each moment tells who comes to it, the free first', () => {
  const [now, later] = momentsOf([row(0, ['ann', 'bob'], { here: ['bob'] }), row(30, ['ann', 'bob', 'cem', 'dee'], { here: ['bob', 'dee'], available: ['dee'] })]);
  expect([now?.gain, now?.people.map(({ id }) => id)]).toEqual([null, ['bob', 'ann']]);
  expect([later?.gain, later?.people]).toEqual([2, [{ id: 'dee', here: true, free: true }, { id: 'cem', here: false, free: false }]]);
});

it('members whom no wait helps are told by what keeps them away', () => {
  const agents = [agent('ann', { german: 3 }), agent('bob', { german: 1 }), agent('cem', { german: 5 }, { billing: 4 }), agent('dee', {}, {}, 'sales')];
  const never = neverMay([row(0, [], { needs: ['german>=3'] }), row(60, ['ann'], { needs: ['german>=2'], tier: 2 })], agents, 'billing');
  expect(never.map(({ need, tier, agents: who }) => [need, tier, who.map(({ id }) => id)])).toEqual([['german>=2', null, ['bob']], [null, 4, ['cem']]]);
  expect(neverMay([], agents, 'billing')).toEqual([]);
});
