import { useTranslation } from 'react-i18next';
import { request } from '~/http/request';
import type { Contact } from '~/live/messages';
import { useCutOff, useMyAgent } from '~/live/selectors';
import { useLive } from '~/live/store';

const right = 'contacts.dial';

/** Calls a number: my own phone rings first, then theirs. The server says whether it can be. */
export function dial(number: string): Promise<Contact> {
  return request('POST', '/contacts', { number });
}

/** Whether this person may call at all. */
export function useMayDial(): boolean {
  return useLive(({ centre }) => Boolean(centre?.me.agent_id && centre.me.rights.includes(right)));
}

/** Why there can be no call right now, in words; null when there can. */
export function useDialTrouble(): string | null {
  const { t } = useTranslation();
  const agent = useMyAgent();
  const cutOff = useCutOff();
  if (cutOff) return t('common.unreachable');
  if (agent?.state === 'offline') return t('dial.offline');
  return agent?.contact_id ? t('dial.busy') : null;
}
