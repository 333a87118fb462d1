import type { Alarm } from '~/live/messages';

/** Missed before watched, older before newer: nothing jumps when a new one comes. */
export function inOrder(alarms: Alarm[]): Alarm[] {
  return [...alarms].sort((one, other) => one.grade.localeCompare(other.grade) || Date.parse(one.since) - Date.parse(other.since) || one.id.localeCompare(other.id));
}

/** Those that want somebody now, and those that somebody has put off. */
export function parted(alarms: Alarm[]): { now: Alarm[]; snoozed: Alarm[] } {
  const ordered = inOrder(alarms);
  return { now: ordered.filter(({ snoozed_until }) => !snoozed_until), snoozed: ordered.filter(({ snoozed_until }) => snoozed_until) };
}
