import type { Recording } from './api/recordings';

/** Whether there is sound to play, and the person may hear it. */
export function audible({ state, hears }: Recording): boolean {
  return hears && (state === 'complete' || state === 'short');
}

const start = ({ started_at }: Recording): number => Date.parse(started_at);
const end = (recording: Recording): number => start(recording) + (recording.seconds ?? 0) * 1000;

/** The recording in which this moment is heard; where several are, the one that began last. */
export function heardAt(recordings: Recording[], at: number): { recording: Recording; seconds: number } | null {
  const recording = recordings.findLast((one) => audible(one) && start(one) <= at && at < end(one));
  return recording ? { recording, seconds: (at - start(recording)) / 1000 } : null;
}

export interface Silence {
  from: number;
  to: number;
}

const windowSeconds = 0.05;
const loudEnough = 0.012;
const silentSeconds = 1.5;
/** What is left of a silence, so that nobody loses the beginning of a word. */
const leadSeconds = 0.25;

/** Which windows of a voice are loud enough to be speech. */
function speech(voice: Float32Array, rate: number): boolean[] {
  const size = Math.max(1, Math.round(rate * windowSeconds));
  return Array.from({ length: Math.ceil(voice.length / size) }, (_, place) => {
    const piece = voice.subarray(place * size, (place + 1) * size);
    return Math.sqrt(piece.reduce((sum, value) => sum + value * value, 0) / piece.length) > loudEnough;
  });
}

/** How much each voice spoke (0 to 1), and where nobody did for longer than a moment. */
export function listen(voices: Float32Array[], rate: number): { shares: number[]; silences: Silence[] } {
  const spoken = voices.map((voice) => speech(voice, rate));
  const count = spoken[0]?.length ?? 0;
  const shares = spoken.map((windows) => (count ? windows.filter(Boolean).length / count : 0));
  const silences: Silence[] = [];
  let since: number | null = null;
  for (let place = 0; place <= count; place += 1) {
    const quiet = place < count && spoken.every((windows) => !windows[place]);
    if (quiet) since ??= place;
    else if (since !== null) {
      if ((place - since) * windowSeconds >= silentSeconds) silences.push({ from: since * windowSeconds + leadSeconds, to: place * windowSeconds - leadSeconds });
      since = null;
    }
  }
  return { shares, silences };
}

/** Where to go on from here when silence is skipped; null to play on. */
export function afterSilence(silences: Silence[], now: number): number | null {
  return silences.find(({ from, to }) => now >= from && now < to)?.to ?? null;
}
