import type { Cut, Definition, Interval, Row, Value } from './api/reports';

export const periods = ['today', 'yesterday', 'days7', 'days30', 'month', 'last_month', 'dates'] as const;
export type PeriodName = (typeof periods)[number];
export const intervals = ['15m', '30m', '1h', '1d', '1w', '1mo'] as const satisfies Interval[];

/** What a page of figures shows, in this order. */
export interface Look {
  strip: string[];
  bars: string[];
  line: string;
  columns: string[];
  /** By which figure rows are as large as their bar. */
  size: string;
}

export const looks: Record<Cut, Look> = {
  queues: {
    strip: ['offered', 'answered', 'abandonment', 'service_level', 'asa_seconds', 'aht_seconds'], bars: ['answered', 'abandoned'], line: 'service_level', size: 'offered',
    columns: ['offered', 'answered', 'abandoned', 'short_abandoned', 'abandonment', 'call_backs_promised', 'call_backs_reached', 'virtual_taken', 'virtual_success', 'in_target', 'service_level', 'asa_seconds', 'longest_wait_ms', 'talk_seconds', 'wrap_up_seconds', 'transfers'],
  },
  agents: {
    strip: ['handled', 'acceptance', 'occupancy', 'occupancy_fairness', 'contacts_fairness', 'handle_seconds'], bars: ['talking_ms', 'holding_ms', 'after_ms'], line: 'occupancy', size: 'handled',
    columns: ['handled', 'offers', 'missed', 'declined', 'passed_on', 'handle_seconds', 'signed_in_ms', 'ready_ms', 'talking_ms', 'holding_ms', 'after_ms', 'not_ready_ms', 'occupancy'],
  },
  numbers: {
    strip: ['arrived', 'arrived_answered', 'answered_share', 'self_service', 'ivr_seconds', 'in_progress'], bars: ['arrived_answered', 'self_served', 'arrived_abandoned'], line: 'answered_share', size: 'arrived',
    columns: ['arrived', 'arrived_answered', 'arrived_abandoned', 'arrived_short_abandoned', 'left_in_menu', 'self_served', 'voicemails', 'passed_outside', 'broken', 'answered_share', 'ivr_seconds'],
  },
};

/** What stands over an agent's own figures: how evenly all were loaded is nothing of theirs. */
export const ownStrip = ['handled', 'missed', 'acceptance', 'occupancy', 'handle_seconds', 'signed_in_ms'];

/** Figures of which less is better. */
const better = new Set(['abandoned', 'abandonment', 'short_abandoned', 'asa_seconds', 'aht_seconds', 'missed', 'declined', 'handle_seconds', 'longest_wait_ms']);
/** Figures that have a better way to go at all. */
const judged = new Set([...better, 'service_level', 'answered_share', 'acceptance']);

export interface Difference {
  /** In points for shares, in milliseconds for times, as a share of the earlier for counts. */
  amount: number;
  kind: 'points' | 'time' | 'share';
  worse: boolean;
}

/** How a figure differs from what it is compared with; null where one of them is missing. */
export function differenceOf(definition: Definition, now: Value | undefined, then: Value | undefined): Difference | null {
  if (now === null || now === undefined || then === null || then === undefined) return null;
  const amount = now - then;
  const worse = judged.has(definition.key) && (better.has(definition.key) ? amount > 0 : amount < 0);
  if (definition.unit === 'share') return { amount: amount * 100, kind: 'points', worse };
  if (definition.unit === 'seconds') return { amount: amount * 1000, kind: 'time', worse };
  if (definition.unit === 'milliseconds') return { amount, kind: 'time', worse };
  return then === 0 ? null : { amount: amount / then, kind: 'share', worse };
}

const dayMs = 86_400_000;

/** The date on the wall of a zone, as 2026-03-29. */
export function dateIn(zone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** The date some days later. */
export function laterBy(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

function wallClock(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }).formatToParts(at);
  const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((type) => Number(parts.find((part) => part.type === type)?.value));
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
}

/** When a day begins in a zone, in milliseconds UTC, whatever the clock does on it. */
export function beginOf(date: string, zone: string): number {
  const wanted = Date.parse(`${date}T00:00:00Z`);
  const first = wanted - (wallClock(zone, wanted) - wanted);
  return wanted - (wallClock(zone, first) - first);
}

/** The days of a period: the first, and the one after the last. */
export function daysOf(period: PeriodName, today: string, chosen: { from: string; to: string }): { from: string; until: string } {
  const month = `${today.slice(0, 8)}01`;
  switch (period) {
    case 'yesterday': return { from: laterBy(today, -1), until: today };
    case 'days7': return { from: laterBy(today, -6), until: laterBy(today, 1) };
    case 'days30': return { from: laterBy(today, -29), until: laterBy(today, 1) };
    case 'month': return { from: month, until: laterBy(today, 1) };
    case 'last_month': return { from: `${laterBy(month, -1).slice(0, 8)}01`, until: month };
    case 'dates': return { from: chosen.from, until: laterBy(chosen.to < chosen.from ? chosen.from : chosen.to, 1) };
    case 'today': return { from: today, until: laterBy(today, 1) };
  }
}

/** The interval that suits the length of a period. */
export function usualInterval(from: string, until: string): Interval {
  const days = (Date.parse(until) - Date.parse(from)) / dayMs;
  return days <= 2 ? '30m' : days <= 45 ? '1d' : '1w';
}

/** How busy each agent was who could be busy at all, the busiest first. */
export function loadsOf(things: Row[]): { name: string; occupancy: number }[] {
  const loads = things.flatMap(({ name, figures: { occupancy } }) => (typeof occupancy === 'number' ? [{ name, occupancy }] : []));
  return loads.sort((one, other) => other.occupancy - one.occupancy);
}
