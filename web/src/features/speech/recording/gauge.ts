/** What is to be said of a recording before anybody hears it. */
export type Remark = 'faint' | 'distorted' | 'full' | 'gone';

/** Root mean squares of a piece, as shares of the loudest that can be. */
const silentBelow = 0.003;
const faintBelow = 0.02;
/** A meter that shows the root mean square as it is would hardly move. */
const meterGain = 4;
const clippedFrom = 0.99;
/** So few may be a click. */
const clippedSamplesMax = 20;

/** What a recording was like so far. */
export interface Gauge {
  /** How loud it is right now, 0 to 1, for a meter. */
  level: number;
  /** The loudest piece. */
  loudest: number;
  clipped: number;
  /** For how many samples nothing has been heard by now. */
  silence: number;
  samples: number;
}

export const atRest: Gauge = { level: 0, loudest: 0, clipped: 0, silence: 0, samples: 0 };

/** The gauge after one more piece. */
export function heard(gauge: Gauge, piece: Float32Array): Gauge {
  let energy = 0;
  let clipped = gauge.clipped;
  for (const sample of piece) {
    energy += sample * sample;
    if (Math.abs(sample) >= clippedFrom) clipped += 1;
  }
  const power = piece.length ? Math.sqrt(energy / piece.length) : 0;
  return {
    level: Math.min(1, power * meterGain), loudest: Math.max(gauge.loudest, power), clipped,
    silence: power < silentBelow ? gauge.silence + piece.length : 0, samples: gauge.samples + piece.length,
  };
}

/** Whether so much of it is beyond what a microphone can tell that it rattles. */
export function isDistorted({ clipped }: Gauge): boolean {
  return clipped > clippedSamplesMax;
}

/** Whether nothing was heard at all: such a recording can only be made again. */
export function isSilent({ loudest }: Gauge): boolean {
  return loudest < silentBelow;
}

/** What is wrong with the sound of a recording that has ended. */
export function remarks(gauge: Gauge): Remark[] {
  return [...(isDistorted(gauge) ? ['distorted' as const] : []), ...(gauge.loudest < faintBelow ? ['faint' as const] : [])];
}
