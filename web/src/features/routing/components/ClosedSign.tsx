import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { useNow } from '~/live/clock';
import type { Queue } from '~/live/messages';
import { useZone } from '~/person/preferences';
import { formatDay, formatTime, sameDay } from '~/texts/format';

/** That a queue is closed, and the time of day at which it opens; why and which day stand in its title. */
export function ClosedSign({ queue: { because, closed_name: name, until } }: { queue: Queue }) {
  const { t } = useTranslation();
  const zone = useZone();
  const now = useNow();
  const why = because === 'closure' ? t('board.closed_by_hand') : name || t('board.closed');
  const time = until ? formatTime(until, zone, 'minutes') : '';
  const words = until ? t('board.closed_until', { why, at: `${formatDay(until, zone)} ${time}` }) : why;
  const soon = until !== null && sameDay(until, now, zone);
  return <span title={words}><Chip tone={because === 'closure' ? 'breach' : 'plain'}>{t('board.closed')}{soon && ` · ${time}`}</Chip></span>;
}
