import { expect, it } from 'vitest';
import type { AgentSettings, QueueSettings } from './shapes';
import { inOrder, whyNobody } from './who';

const agent = (skills: Record<string, number>, tier = 1, queue = 'billing') => ({ queue_ids: [queue], skills, tiers: tier > 1 ? { billing: tier } : {} }) as unknown as AgentSettings;
const why = (needs: string[], agents: AgentSettings[]) => whyNobody({ needs, tier: 1 }, agents, 'billing');

it('says why nobody may take a contact', () => {
  expect(why([], [agent({}, 1, 'sales')])).toEqual({ code: 'no_members' });
  expect(why(['english', 'german>=4'], [agent({ english: 3, german: 3 })])).toEqual({ code: 'need', need: 'german>=4' });
  expect(why(['english'], [agent({}), agent({ english: 2 }, 3), agent({ english: 2 }, 2)])).toEqual({ code: 'tier', tier: 1, first: 2 });
  expect(why(['english', 'german'], [agent({ english: 3 }), agent({ german: 3 })])).toEqual({ code: 'together' });
});

it('steps stand in the order in which they begin', () => {
  const steps = [60, null, 30].map((after_seconds) => ({ after_seconds })) as QueueSettings['relaxations'];
  expect(inOrder(steps).map(({ after_seconds }) => after_seconds)).toEqual([30, 60, null]);
});
