import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from '~/design/Chip';
import { useNow } from '~/live/clock';
import type { Contact } from '~/live/messages';
import { formatDuration } from '~/texts/format';
import { dueTone, wholeMinutes } from '../messages';

const tones: Record<ReturnType<typeof dueTone>, Tone> = { fine: 'plain', soon: 'watch', over: 'breach' };

/** By when a message should be worked off: how much is left, or for how long it has been overdue. */
export function DueSign({ contact }: { contact: Pick<Contact, 'arrived_at' | 'due_at'> }) {
  const { t } = useTranslation();
  const now = useNow();
  if (!contact.due_at) return null;
  const due = Date.parse(contact.due_at);
  const tone = dueTone(Date.parse(contact.arrived_at), due, now);
  const time = formatDuration(wholeMinutes(Math.abs(due - now)));
  return <Chip tone={tones[tone]}>{tone === 'over' ? t('voicemail.overdue', { time }) : t('voicemail.due_in', { time })}</Chip>;
}
