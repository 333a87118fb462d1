import { useTranslation } from 'react-i18next';
import { Text } from '~/design/Text';
import { isPoor, type Quality } from '~/phone/quality';
import { formatShare } from '~/texts/format';

/** The way to the centre in figures: there and back, lost, uneven. */
export function QualityWords({ quality, named = false }: { quality: Quality; named?: boolean }) {
  const { t } = useTranslation();
  const { roundTripMs, lostShare, jitterMs } = quality;
  const words = [
    ...(roundTripMs === null ? [] : [t('seat.round_trip', { ms: roundTripMs })]),
    ...(lostShare === null ? [] : [t('seat.lost', { share: formatShare(lostShare, 1) })]),
    ...(jitterMs === null ? [] : [t('seat.jitter', { ms: jitterMs })]),
  ].join(' · ');
  const poor = isPoor(quality);
  return <Text num size={named ? 'sm' : 'xs'} tone={poor ? 'watch' : 'meta'}>{named && `${t('seat.connection')}: `}{words || t('seat.measuring')}{poor && ` · ${t('seat.poor')}`}</Text>;
}
