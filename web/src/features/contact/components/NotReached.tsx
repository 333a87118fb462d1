import { useTranslation } from 'react-i18next';
import { Banner } from '~/design/Note';
import type { Contact } from '~/live/messages';
import { usePartyName } from '../hooks/usePartyName';
import { notReached } from '../rules';

/** Why somebody who was called is not there: busy, no answer, declined, or no such line. */
export function NotReached({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const nameOf = usePartyName();
  const found = notReached(contact);
  if (!found) return null;
  const who = found.party.role === 'customer' ? contact.address : nameOf(found.party);
  return <div role="status"><Banner tone="watch" title={t(`call.left_${found.why}`, { who })} /></div>;
}
