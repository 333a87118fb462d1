import type { Wish } from './rules';

/** The media keys of systems and of headsets without call control, where the browser knows them. */
interface CallSession {
  setActionHandler: (action: string, act: (() => void) | null) => void;
  setMicrophoneActive?: (active: boolean) => void;
  playbackState: 'none' | 'paused' | 'playing';
}

const actions: [string, Wish][] = [['hangup', 'hang_up'], ['togglemicrophone', 'mute']];

const session = (): CallSession | undefined => (navigator as unknown as { mediaSession?: CallSession }).mediaSession;

function handle(action: string, act: (() => void) | null): void {
  try {
    session()?.setActionHandler(action, act);
  } catch {
    // A browser refuses actions it does not know: then that key does nothing here.
  }
}

/** "Hang up" and "microphone on or off" of the system act on the call; gives the way to let them go. */
export function mediaKeys(onWish: (wish: Wish) => void): () => void {
  actions.forEach(([action, wish]) => handle(action, () => onWish(wish)));
  return () => actions.forEach(([action]) => handle(action, null));
}

/** Tells the system whether there is a call, and whether the microphone is on. */
export function mediaState(inCall: boolean, muted: boolean): void {
  const mine = session();
  if (!mine) return;
  mine.playbackState = inCall ? 'playing' : 'none';
  mine.setMicrophoneActive?.(inCall && !muted);
}
