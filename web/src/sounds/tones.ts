import type { Sounds } from '~/person/preferences';

/** What can be heard. */
export type SoundName = 'ring' | 'alert' | 'message' | 'wrap_up' | 'hold' | 'lost';
export const soundNames: SoundName[] = ['ring', 'alert', 'message', 'wrap_up', 'hold', 'lost'];

/** A tone: its pitch, when it begins and how long it lasts in seconds, and its share of the loudness. */
export interface Tone {
  hz: number;
  at: number;
  long: number;
  share: number;
}

const tone = (hz: number, at: number, long = 0.6, share = 1): Tone => ({ hz, at, long, share });

export type RingTone = Sounds['tone'];
const rings: Record<RingTone, Tone[]> = {
  soft: [tone(659, 0), tone(880, 0.32)],
  // A bell of old: two pitches that alternate quickly.
  classic: Array.from({ length: 12 }, (_, n) => tone(n % 2 ? 480 : 440, n * 0.08, 0.09, 0.8)),
  bright: [tone(1047, 0, 0.25), tone(1319, 0.18, 0.25), tone(1568, 0.36, 0.45)],
  low: [tone(330, 0, 0.5), tone(262, 0.45, 0.7)],
};
export const ringTones = Object.keys(rings) as RingTone[];

const others: Record<Exclude<SoundName, 'ring'>, Tone[]> = {
  alert: [tone(440, 0, 0.15), tone(440, 0.25, 0.15)],
  message: [tone(988, 0, 0.12, 0.7)],
  wrap_up: [tone(740, 0, 0.15, 0.7), tone(740, 0.3, 0.15, 0.7)],
  hold: [tone(294, 0, 0.5, 0.8)],
  lost: [tone(523, 0, 0.2), tone(392, 0.22, 0.2), tone(294, 0.44, 0.4)],
};

/** What tells of a call before the phone answers it by itself. */
export const tonesBefore: Tone[] = [tone(880, 0, 0.12), tone(880, 0.2, 0.12), tone(1175, 0.4, 0.3)];

export function tonesOf(name: SoundName, ring: RingTone): Tone[] {
  return name === 'ring' ? rings[ring] : others[name];
}

const loudest = 0.4;
const louderAfterMs = 9000;
const louder = 2.2;

/** How loud, 0 to 1: ears hear by powers, and a ring that nobody answers grows after nine seconds. */
export function loudness(volume: number, ringsSinceMs = 0): number {
  const wished = loudest * (volume / 100) ** 2;
  return Math.min(0.9, ringsSinceMs > louderAfterMs ? wished * louder : wished);
}
