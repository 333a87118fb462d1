import { useTranslation } from 'react-i18next';
import type { Contact } from '~/live/messages';
import { useZone } from '~/person/preferences';
import { formatTime } from '~/texts/format';

/** Of a promised call: the number, when it was promised, and which attempt this is. */
export function CallBackLine({ back }: { back: NonNullable<Contact['call_back']> }) {
  const { t } = useTranslation();
  const zone = useZone();
  return <span><bdi dir="ltr">{back.number}</bdi> · {t('call.promised', { time: formatTime(back.promised_at, zone, 'minutes') })} · {t('call.attempt', { count: back.attempt })}</span>;
}
