import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import type { Contact } from '~/live/messages';

/** Says what happens to the call to those who listen to the page. */
export function useSpokenCall(contact: Contact, name: string): void {
  const { t } = useTranslation();
  const held = useRef<boolean | null>(null);
  useEffect(() => {
    announce(t(contact.recording ? 'say.connected_recording' : 'say.connected', { name }), 'assertive');
    // Said once for each contact.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [contact.id]);
  useEffect(() => {
    if (held.current !== null && held.current !== contact.held) announce(t(contact.held ? 'say.hold' : 'say.retrieved'));
    held.current = contact.held;
  }, [contact.held, t]);
}
