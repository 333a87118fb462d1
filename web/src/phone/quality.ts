/** How well a call's sound goes: there and back, lost on the way here, how unevenly it comes. */
export interface Quality {
  roundTripMs: number | null;
  /** Of the packets since the last look. */
  lostShare: number | null;
  jitterMs: number | null;
}

/** What had come, and what was missing, at the last look. */
export interface Counted {
  received: number;
  lost: number;
}

/** The fields of the browser's statistics that are read here; times are in seconds. */
export interface Statistics {
  type: string;
  kind?: string;
  roundTripTime?: number;
  currentRoundTripTime?: number;
  nominated?: boolean;
  packetsReceived?: number;
  packetsLost?: number;
  jitter?: number;
}

const inMs = (seconds: number | undefined) => (seconds === undefined ? null : Math.round(seconds * 1000));

/** The quality since the last look, and what to compare the next look with. */
export function qualityOf(statistics: Statistics[], before: Counted | null): [Quality, Counted] {
  const came = statistics.find(({ type, kind }) => type === 'inbound-rtp' && (kind ?? 'audio') === 'audio');
  const there = statistics.find(({ type, roundTripTime }) => type === 'remote-inbound-rtp' && roundTripTime !== undefined);
  const pair = statistics.find(({ type, nominated, currentRoundTripTime }) => type === 'candidate-pair' && nominated && currentRoundTripTime !== undefined);
  const now = { received: came?.packetsReceived ?? 0, lost: Math.max(0, came?.packetsLost ?? 0) };
  const [received, lost] = [now.received - (before?.received ?? 0), Math.max(0, now.lost - (before?.lost ?? 0))];
  return [{
    roundTripMs: inMs(there?.roundTripTime ?? pair?.currentRoundTripTime),
    lostShare: came && received + lost > 0 ? lost / (received + lost) : null,
    jitterMs: inMs(came?.jitter),
  }, now];
}

const limits = { roundTripMs: 400, lostShare: 0.05, jitterMs: 60 };

/** Whether both sides will complain. */
export function isPoor({ roundTripMs, lostShare, jitterMs }: Quality): boolean {
  return (roundTripMs ?? 0) > limits.roundTripMs || (lostShare ?? 0) > limits.lostShare || (jitterMs ?? 0) > limits.jitterMs;
}
