import { useTranslation } from 'react-i18next';
import { useZone } from '~/person/preferences';
import { formatDay, formatTime, sameDay } from '~/texts/format';
import { serverNow } from '~/live/clock';
import type { LostCaller } from '../api/callBacks';

/** What holds for a lost caller, and when the centre calls them by itself. */
export function useStateWords(): (lost: LostCaller) => string {
  const { t } = useTranslation();
  const zone = useZone();
  return ({ state, by, calls_at: at }) => {
    if (at === null) return t(`call_backs.state_${state}`, { by });
    const time = sameDay(at, serverNow(), zone) ? formatTime(at, zone, 'minutes') : `${formatDay(at, zone)} ${formatTime(at, zone, 'minutes')}`;
    return t('call_backs.calls_at', { time });
  };
}
