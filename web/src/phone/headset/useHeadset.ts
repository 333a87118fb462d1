import { useEffect } from 'react';
import { run } from '~/keys/dispatch';
import type { Agent } from '~/live/messages';
import { usePhone } from '../agentPhone';
import { followCall, startHeadsets } from './headsets';
import { mediaKeys, mediaState } from './mediaKeys';

/** Buttons on the headset do what the page's buttons do, and its lamps follow the call. */
export function useHeadset(agent: Agent | null): void {
  const { call, muted } = usePhone();
  const mine = agent !== null;
  const stage = call?.stage === 'up' ? 'up' : call?.stage === 'ringing' ? 'ringing' : 'none';
  const held = agent?.state === 'hold';
  useEffect(() => {
    if (!mine) return;
    void startHeadsets((wish) => { run(wish); });
    return mediaKeys((wish) => { run(wish); });
  }, [mine]);
  useEffect(() => {
    followCall({ stage, muted, held });
    mediaState(stage === 'up', muted);
  }, [stage, muted, held]);
}
