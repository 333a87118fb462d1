import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callerName } from '~/features/contact/rules';
import type { Agent, Contact } from '~/live/messages';
import { useQueue } from '~/live/selectors';
import { usePreferences } from '~/person/preferences';

/** Whether the tab is hidden behind others. */
function useHidden(): boolean {
  const [hidden, setHidden] = useState(document.hidden);
  useEffect(() => {
    const look = () => setHidden(document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return hidden;
}

/** While it rings on a hidden tab, the system says so; a click on it brings the tab back. */
export function useRingNotice(agent: Agent | null, contact: Contact | null): void {
  const { t } = useTranslation();
  const hidden = useHidden();
  const wished = usePreferences().sounds.notify;
  const queue = useQueue(contact?.queue_id);
  const ringing = agent?.state === 'ringing' && contact !== null && (contact.direction === 'inbound' || contact.parties[0]?.agent_id !== agent.id) ? contact : null;
  const name = ringing ? callerName(ringing, t('common.unknown_caller')) : '';
  const at = ringing?.id;
  useEffect(() => {
    if (!at || !hidden || !wished || typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
    const notice = new Notification(t('say.notice_title', { name }), { body: queue?.name ?? '', tag: `ringhall.${at}`, requireInteraction: true });
    notice.onclick = () => { window.focus(); notice.close(); };
    return () => notice.close();
  }, [at, hidden, wished, name, queue?.name, t]);
}
