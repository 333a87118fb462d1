import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '~/design/chart/Chart';
import type { Plot } from '~/design/chart/plot';
import { DrawerPart } from '~/design/Drawer';
import { RowsToCome } from '~/design/Empty';
import { SelectField } from '~/design/form/controls';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import { formatDuration, formatShare } from '~/texts/format';
import { patienceOf, type Patience } from '../api/patience';

const hourName = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** The curve of those who still wait; whoever was answered counts until then. */
function Curve({ patience }: { patience: Patience }) {
  const { t } = useTranslation();
  const { steps, seen, gave_up: gaveUp, peak_ms: peak, enough } = patience;
  const plot: Plot = useMemo(() => ({
    labels: ['0:00', ...steps.map(({ until_ms: until }) => formatDuration(until))], format: (value) => formatShare(value), top: 1,
    series: [
      { name: t('patience.still_waiting'), kind: 'line', values: [1, ...steps.map(({ left }) => left)], token: 'series-1' },
      { name: t('patience.censored'), kind: 'bar', values: [null, ...steps.map(({ censored }) => censored / seen)], token: 'series-2' },
    ],
  }), [steps, seen, t]);
  const known = t('patience.seen', { count: seen, gave_up: gaveUp });
  if (!seen) return <Text as="p" size="sm" tone="meta">{t('patience.nobody')}</Text>;
  const learnt = enough ? (peak === null ? t('patience.no_peak') : t('patience.peak', { time: formatDuration(peak) })) : t('patience.too_few');
  return <Chart plot={plot} label={t('patience.title')} axis={t('patience.waited')} summary={`${learnt} ${known}`} />;
}

/** How long callers of the queue wait before they give up, by the hour of the day in which they came. */
export function PatiencePart({ queueId }: { queueId: string }) {
  const { t } = useTranslation();
  const [hour, setHour] = useState<number | null>(null);
  const { data, error } = useQuery({ queryKey: ['queues', 'patience', queueId, hour], queryFn: () => patienceOf(queueId, hour), placeholderData: keepPreviousData });
  const hours = (data?.hours ?? []).filter(({ seen }) => seen > 0);
  return (
    <DrawerPart title={t('patience.title')}>
      <Text as="p" size="sm" tone="meta">{t('patience.text')}</Text>
      {error && <Note tone="watch">{t('patience.unreachable')}</Note>}
      {!data && !error && <RowsToCome rows={2} label={t('common.loading')} />}
      {data && (
        <>
          <SelectField label={t('patience.hour')} value={hour === null ? null : String(hour)} none={t('patience.all_hours')}
            choices={hours.map(({ hour: at, seen, enough }) => ({ value: String(at), label: t(enough ? 'patience.hour_seen' : 'patience.hour_few', { hour: hourName(at), count: seen }) }))}
            onChange={(chosen) => setHour(chosen === null ? null : Number(chosen))} />
          <Curve patience={data} />
        </>
      )}
    </DrawerPart>
  );
}
