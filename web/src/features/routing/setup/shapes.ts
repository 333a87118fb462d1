import type { StrategyName } from '../strategies';

/** Settings of the routing, as they are edited: a number is null while its field is empty. */

/** What is asked for after some waiting. */
export interface Relaxation {
  after_seconds: number | null;
  skills: string[];
  own_skills: boolean;
  tier: number | null;
}

/** It lasts its whole time; the agent ends it, within its time; the agent ends it. */
export type WrapUpMode = 'fixed' | 'capped' | 'manual';

/** What a missed offer costs its agent: seconds without an offer; a break after so many in a row, 0 is never. */
export type MissedOffers = Record<`${Missed}_delay_seconds` | `${Missed}_break_after`, number | null>;
export type Missed = 'declined' | 'busy' | 'no_answer' | 'failed';

/** Agents up to `tier` may be asked while the expected wait is above `limit` seconds, or the service level below `limit` percent. */
export interface Opening {
  when: 'expected_wait' | 'service_level';
  limit: number | null;
  tier: number | null;
}

/** What must hold for a rule of a queue to be taken, and where callers go then. */
export const ruleConditions = ['no_agents', 'all_paused', 'full', 'closed', 'expected_wait'] as const;
export const ruleWays = ['voicemail', 'call_back', 'queue', 'message', 'number', 'flow'] as const;

export interface QueueRule {
  when: (typeof ruleConditions)[number];
  /** As they come, or while they wait. */
  at: 'join' | 'waiting';
  /** The limit of an expected wait. */
  seconds: number | null;
  then: (typeof ruleWays)[number];
  /** The mailbox (empty: the queue's own), the queue, the number or the flow. */
  to: string;
  /** What is said first. */
  text: string;
}

/** How work after a talk ends, and what a missed offer costs: of a queue, and of calls of none. */
export interface WrapUpSettings extends MissedOffers {
  wrap_up_mode: WrapUpMode;
  wrap_up_seconds: number | null;
  wrap_up_extra_seconds: number | null;
  wrap_up_reminder_seconds: number | null;
}

/** What holds for all queues. */
export interface RoutingSettings extends WrapUpSettings {
  id: string;
  ivr_seconds_max: number | null;
  score_minutes_max: number | null;
}

export interface QueueSettings extends WrapUpSettings {
  id: string;
  /** An agent says what it was about before they end the wrap-up. */
  disposition_required: boolean;
  name: string;
  /** Needs: `german>=3 | english`. */
  skills: string[];
  relaxations: Relaxation[];
  openings: Opening[];
  next_tier_if_nobody_there: boolean;
  not_again_seconds: number | null;
  acceleration: number | null;
  weight: number | null;
  interruptible: boolean;
  priority: number | null;
  strategy: StrategyName;
  ring_seconds: number | null;
  ring_agents_max: number | null;
  ring_more_seconds: number | null;
  auto_answer: 'agent' | 'preferred' | 'always' | 'never';
  predicted_busy_max_percent: number | null;
  predicted_block_minutes: number | null;
  short_abandon_seconds: number | null;
  target_seconds: number | null;
  target_share: number | null;
  longest_wait_seconds_max: number | null;
  abandonment_max: number | null;
  waiting_max: number | null;
  music: string;
  treatment: string;
  calendar: string;
  closed_flow_id: string;
  on_close: 'stay' | 'leave';
  call_back_first: 'customer' | 'agent';
  call_back_attempts: number | null;
  call_back_gap_minutes: number | null;
  call_back_opens: string;
  call_back_closes: string;
  call_back_ring_seconds: number | null;
  call_back_hours_max: number | null;
  call_back_taken_over: boolean;
  call_back_lost: boolean;
  call_back_lost_minutes: number | null;
  /** Two letters each; none: those the centre is at home in. */
  call_back_countries: string[];
  rules: QueueRule[];
  wait_seconds_max: number | null;
  message_weight: number | null;
  message_target_hours: number | null;
  call_back_slot_minutes: number | null;
  call_back_slot_capacity: number | null;
  call_back_head_start_minutes: number | null;
}

export interface AgentSettings {
  id: string;
  login: string;
  name: string;
  skills: Record<string, number>;
  queue_ids: string[];
  team: string;
  tiers: Record<string, number>;
  weights: Record<string, number>;
  /** Seconds by which a queue's contacts come first with this agent. */
  head_starts: Record<string, number>;
  capacity: number | null;
  reached_by: 'ring' | 'nailed_up';
  /** Calls are answered without a hand: a phone that rings answers by itself, to one that stays connected callers are put through at once. */
  auto_answer: boolean;
  /** Goes in, never comes back. */
  sip_secret?: string;
}

export interface SkillSettings {
  id: string;
  name: string;
  levels: Record<string, string>;
}
