import { useEffect } from 'react';
import type { Agent, Contact } from '~/live/messages';
import { useLive } from '~/live/store';
import { useHeadset } from '~/phone/headset/useHeadset';
import { play } from '~/sounds/player';
import { useRingNotice } from './ringNotice';
import { useCallSounds } from './callSounds';

/** What accompanies the work on every page without being seen: sounds, headset, notices of the system. */
export function Companion({ agent, contact }: { agent: Agent | null; contact: Contact | null }) {
  const lost = useLive(({ line }) => line.state === 'lost');
  useEffect(() => { if (lost) play('lost'); }, [lost]);
  useCallSounds(agent);
  useRingNotice(agent, contact);
  useHeadset(agent);
  return null;
}
