import type { StateName } from '~/design/StateGlyph';
import type { StrategyName } from './strategies';

/** A routing decision as the story keeps it: codes, which the page puts into words. */
export interface Decision {
  rule: StrategyName;
  waited_ms: number;
  /** Needs. */
  skills: string[];
  /** Agents up to this tier were asked; stories of before do not tell. */
  tier?: number;
  /** Why a later tier was open though no step said so. */
  opened?: { when: 'expected_wait' | 'service_level'; limit: number; figure: number | null };
  /** Whether the prediction counted at that moment, and whether enough was known for one. */
  block?: 'on' | 'off';
  predicted?: boolean;
  /** For whom it was held. */
  preferred?: string[];
  chosen: string;
  candidates: string[];
  candidates_count: number;
  passed_over: PassedOver[];
  passed_over_count: number;
}

/** What a strategy saw of an agent. */
export interface Measure {
  idle_ms?: number;
  ended_ms?: number | null;
  calls?: number;
  talk_ms?: number;
  place?: number;
  fit?: number;
  weight?: number;
  busy_ms?: number;
  predicted_ms?: number;
  head_start_seconds?: number;
}

interface PassedOver extends Measure {
  agent_id: string;
  why: 'idle_shorter' | 'ranked_later' | 'rings_too' | 'virtual_last' | 'virtual_first' | 'head_start' | 'people_only' | 'excluded' | 'missing_skill' | 'tier_closed' | 'kept_for_preferred' | 'offline' | 'not_ready' | 'blocked' | 'busy';
  skill?: string;
  tier?: number;
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

/** What an agent has to pass to be offered a contact, in the order in which it is looked at; last the queue's strategy. */
export const gates = ['offline', 'not_ready', 'blocked', 'busy', 'kept_for_preferred', 'tier_closed', 'missing_skill', 'excluded', 'strategy'] as const;
export type GateName = (typeof gates)[number];

const byStrategy: Verdict['why'][] = ['idle_shorter', 'ranked_later', 'rings_too', 'virtual_last', 'virtual_first', 'head_start'];

/** The gate that stopped an agent; undefined for whoever passed all. */
function gateOf(why: Verdict['why']): GateName | undefined {
  if (why === 'chosen') return undefined;
  if (why === 'people_only') return 'kept_for_preferred';
  return byStrategy.includes(why) ? 'strategy' : why as GateName;
}

/** How each gate was for one agent: passed, stopped here, or never come to. */
export function gatesOf({ why }: Verdict): Record<GateName, 'passed' | 'stopped' | 'unseen'> {
  const gate = gateOf(why);
  const stop = gate ? gates.indexOf(gate) : gates.length;
  return Object.fromEntries(gates.map((gate, place) => [gate, place < stop ? 'passed' : place === stop ? 'stopped' : 'unseen'])) as Record<GateName, 'passed' | 'stopped' | 'unseen'>;
}

/** How many of those who were looked at each gate stopped. */
export function stopsOf(verdicts: Verdict[]): Record<GateName, number> {
  return Object.fromEntries(gates.map((gate) => [gate, verdicts.filter(({ why }) => gateOf(why) === gate).length])) as Record<GateName, number>;
}
