import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import { useAsk } from '~/http/useAsk';
import type { Agent, Contact } from '~/live/messages';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { setMuted, usePhone } from '~/phone/agentPhone';
import { hangUp, hold, mute, retrieve, swap, unmute } from '../api/commands';
import { consulted, myParty } from '../rules';

/** What can be done in a call. Only muting acts at once; all else waits for the server. */
export function useCall(agent: Agent, contact: Contact) {
  const { t } = useTranslation();
  const phone = usePhone();
  const cutOff = useCutOff();
  const moved = useLive((live) => live.phoneMoved);
  // With somebody asked on the line, taking back one of the two puts the other on hold.
  const two = consulted(contact)?.state === 'up';
  const holding = useAsk(useCallback((id: string, held: boolean, swaps: boolean) => (swaps ? swap(id) : held ? retrieve(id) : hold(id)), []));
  const ending = useAsk(hangUp);
  // A phone that stays connected must not be left muted for the next caller: there the server mutes.
  const here = phone.call?.stage === 'up' && phone.call.purpose !== 'nailed_up';
  const mutedBefore = phone.call?.purpose === 'rejoin' && (myParty(contact, agent.id)?.muted ?? false);
  useEffect(() => {
    // Whoever was muted before a reload is so after it.
    if (here && mutedBefore) setMuted(true);
    // Once, when this tab is in the call again: from then on the person decides.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [here]);
  const muted = here ? phone.muted : myParty(contact, agent.id)?.muted ?? false;

  const toggleMute = () => {
    if (here) setMuted(!muted);
    announce(t(muted ? 'say.unmuted' : 'say.muted'));
    void (muted ? unmute(contact.id) : mute(contact.id)).catch(() => undefined);
  };
  return {
    muted, toggleMute,
    off: cutOff || moved,
    muteOff: moved || (cutOff && !here),
    holding, toggleHold: () => holding.ask(contact.id, contact.held, two),
    ending, end: () => ending.ask(contact.id),
  };
}
