import type { StateName } from '~/design/StateGlyph';

/** A routing decision as the story keeps it: codes, which the page puts into words. */
export interface Decision {
  rule: string;
  waited_ms: number;
  skills: string[];
  chosen: string;
  candidates: string[];
  candidates_count: number;
  passed_over: PassedOver[];
  passed_over_count: number;
}

interface PassedOver {
  agent_id: string;
  why: 'idle_shorter' | 'excluded' | 'missing_skill' | 'offline' | 'not_ready' | 'blocked' | 'busy';
  idle_ms?: number;
  skill?: string;
  reason?: string | null;
  state?: StateName;
}

export type Verdict = Omit<PassedOver, 'why'> & { why: PassedOver['why'] | 'chosen'; shown: StateName };

export interface Offered {
  at: string;
  agent_id: string;
  queue_id: string | null;
  decision: Decision;
  /** How the offer ended; null while it rings. */
  outcome: string | null;
}

/** The state an agent was in, as far as the verdict tells. */
function shownState({ why, state }: PassedOver): StateName {
  if (why === 'busy') return state ?? 'talking';
  if (why === 'offline' || why === 'not_ready') return why;
  return why === 'blocked' ? 'not_ready' : 'ready';
}

/** The chosen agent first, then everybody who was passed over. */
export function verdictsOf(decision: Decision): Verdict[] {
  return [{ agent_id: decision.chosen, why: 'chosen', shown: 'ready' }, ...decision.passed_over.map((passed) => ({ ...passed, shown: shownState(passed) }))];
}

/** What an agent has to pass to be offered a contact, in the order in which it is looked at. */
export const gates = ['offline', 'not_ready', 'blocked', 'busy', 'missing_skill', 'excluded', 'idle_shorter'] as const;
export type GateName = (typeof gates)[number];

/** How each gate was for one agent: passed, stopped here, or never come to. */
export function gatesOf({ why }: Verdict): Record<GateName, 'passed' | 'stopped' | 'unseen'> {
  const stop = why === 'chosen' ? gates.length : gates.indexOf(why);
  return Object.fromEntries(gates.map((gate, place) => [gate, place < stop ? 'passed' : place === stop ? 'stopped' : 'unseen'])) as Record<GateName, 'passed' | 'stopped' | 'unseen'>;
}

/** How many of those who were looked at each gate stopped. */
export function stopsOf(verdicts: Verdict[]): Record<GateName, number> {
  return Object.fromEntries(gates.map((gate) => [gate, verdicts.filter(({ why }) => why === gate).length])) as Record<GateName, number>;
}
