import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RowsToCome } from '~/design/Empty';
import { Note } from '~/design/Note';
import { ProblemNote } from '~/http/ProblemNote';
import { serverNow } from '~/live/clock';
import { useLive } from '~/live/store';
import { formatDuration, formatNumber } from '~/texts/format';
import { predictionOf } from '../api/predictions';

const dayMs = 86_400_000;

/** What the prediction saved of late: blocks of time in which it was on beside those in which it was off. */
export function PredictedGain({ queueId }: { queueId: string }) {
  const { t } = useTranslation();
  const may = useLive(({ centre }) => centre?.me.rights.includes('reports.read') ?? false);
  const { data, error } = useQuery({ queryKey: ['predictions', queueId], queryFn: () => predictionOf(queueId, serverNow() - 28 * dayMs, serverNow()), enabled: may });
  if (!may) return null;
  if (error) return <ProblemNote error={error} />;
  if (!data) return <RowsToCome rows={1} label={t('common.loading')} />;
  const time = (seconds: number | null) => (seconds === null ? '–' : formatDuration(seconds * 1000));
  const seconds = (value: number | null) => formatNumber(Math.round(value ?? 0));
  const sides = t('predicted.sides', { on: time(data.on.handle_seconds), on_count: formatNumber(data.on.contacts), off: time(data.off.handle_seconds), off_count: formatNumber(data.off.contacts) });
  const verdict = data.saved_seconds === null ? t('predicted.too_early') : t('predicted.saved', { saved: seconds(data.saved_seconds), low: seconds(data.low_seconds), high: seconds(data.high_seconds) });
  return <Note tone={data.proven ? 'ok' : 'plain'} title={t(data.proven ? 'predicted.proven' : 'predicted.not_proven')}>{verdict} {sides}</Note>;
}
