import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { toast } from '~/design/Toast';
import { offer } from '~/keys/dispatch';
import { useCommand } from '~/keys/useCommand';
import type { Agent, Contact, Me } from '~/live/messages';
import { useLive } from '~/live/store';
import { play } from '~/sounds/player';
import { places } from './navigation';

/** Pages have keys: those that this person may open. */
export function useGoKeys(me: Me | null): void {
  const navigate = useNavigate();
  useEffect(() => {
    if (!me) return;
    const taken = places.filter(({ open }) => open(me)).map(({ to, command }) => offer(command, () => void navigate(to)));
    return () => taken.forEach((take) => take());
  }, [me, navigate]);
}

/** Keys of the desk: to its lanes, and to the record of the customer in hand. */
export function useDeskKeys(contact: Contact | null): void {
  const navigate = useNavigate();
  const customer = contact?.customer?.known ? contact.customer.id : null;
  useCommand('lane_left', () => document.getElementById('lane-left')?.focus());
  useCommand('lane_right', () => document.getElementById('lane-right')?.focus());
  useCommand('record', customer ? () => void navigate(`/customers/${encodeURIComponent(customer)}`) : null);
}

/** Closing the window in a call asks once. */
export function useLeaveGuard(agent: Agent | null): void {
  const inCall = agent?.phone === 'browser' && (agent.state === 'talking' || agent.state === 'hold');
  useEffect(() => {
    if (!inCall) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [inCall]);
}

export function useAlarms(): number {
  return useLive(({ centre }) => Object.values(centre?.alarms ?? {}).filter(({ snoozed_until }) => !snoozed_until).length);
}

/** How many messages wait in the mailboxes one looks into. */
export function useMessagesWaiting(): number {
  return useLive(({ centre }) => Object.values(centre?.contacts ?? {}).filter(({ channel, state, outcome }) => channel === 'voicemail' && outcome === null && state !== 'connected').length);
}

/** What the server has to say to this person, in their language where there are words for it. */
export function useNotice(): void {
  const { t, i18n } = useTranslation();
  const notice = useLive((live) => live.notice);
  useEffect(() => {
    if (!notice) return;
    const { code, text, fields } = notice;
    const state = fields.reason && i18n.exists(`reason.${fields.reason}`) ? t(`reason.${fields.reason as 'break'}`) : t(`state.${fields.state as 'ready'}`, { defaultValue: '' });
    play('message');
    toast(i18n.exists(`notice.${code}`) ? t(`notice.${code as 'state_forced'}`, { ...fields, by: fields.by ?? '', contact: fields.contact ?? '', name: fields.name ?? '', state }) : text);
  }, [notice, t, i18n]);
}
