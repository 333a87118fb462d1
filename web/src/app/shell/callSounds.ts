import { useEffect } from 'react';
import { useNow } from '~/live/clock';
import type { Agent, Contact } from '~/live/messages';
import { play } from '~/sounds/player';
import { heldMinutes, wrapUpNearlyOver } from './moments';

/** A tone when the wrap-up is nearly over, and for each minute that the caller is on hold where the phone itself reminds of nothing. */
export function useCallSounds(agent: Agent | null, contact: Contact | null): void {
  const now = useNow();
  const nearlyOver = agent !== null && wrapUpNearlyOver(agent, now);
  const minutes = agent && contact?.hold_reminders == null ? heldMinutes(agent, now) : 0;
  useEffect(() => { if (nearlyOver) play('wrap_up'); }, [nearlyOver]);
  useEffect(() => { if (minutes > 0) play('hold'); }, [minutes]);
}
