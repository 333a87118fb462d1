import type { Button, Lamp } from './usages';

/** How the call stands, as far as a headset cares. */
export interface CallNow {
  stage: 'none' | 'ringing' | 'up';
  muted: boolean;
  held: boolean;
}

export type Wish = 'answer' | 'hang_up' | 'mute' | 'hold';

/** The lamps that fit the call. */
export function lampsFor({ stage, muted, held }: CallNow): Set<Lamp> {
  const lit = new Set<Lamp>();
  if (stage === 'ringing') lit.add('ring');
  if (stage === 'up') {
    lit.add('off_hook');
    if (muted) lit.add('mute');
    if (held) lit.add('hold');
  }
  return lit;
}

/**
 * What the person wishes who pressed a button: `down` and `was` are the button now and before.
 *
 * The hook says where it is: up means "I take it", down "I am through". It echoes our own lamp, so only what differs from
 * the call is a wish. Mute and flash count when they go down; a mute that says where it is (`absolute`) is compared.
 */
export function wishOf(button: Button, down: boolean, was: boolean, call: CallNow, absolute: boolean): Wish | null {
  if (button === 'hook') {
    if (down && call.stage === 'ringing') return 'answer';
    if (!down && was && call.stage === 'up') return 'hang_up';
    return null;
  }
  if (call.stage !== 'up') return null;
  if (button === 'flash') return down && !was ? 'hold' : null;
  if (absolute) return down !== was && down !== call.muted ? 'mute' : null;
  return down && !was ? 'mute' : null;
}
