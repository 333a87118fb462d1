import { useTranslation } from 'react-i18next';
import type { Party } from '~/live/messages';
import { useNames } from '~/live/names';

/** What to call somebody in the contact. */
export function usePartyName(): (party: Party) => string {
  const { t } = useTranslation();
  const names = useNames();
  return ({ agent_id, role, address }) => names.agent(agent_id) || (role === 'customer' ? t('call.customer') : address ?? '');
}
