import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RowsToCome } from '~/design/Empty';
import { Note } from '~/design/Note';
import type { components } from '~/generated/api';
import { ProblemNote } from '~/http/ProblemNote';
import { query, request } from '~/http/request';
import { formatDay, formatNumber } from '~/texts/format';

const settleMs = 300;

interface DueNowProps {
  what: 'recordings' | 'personal_data' | 'records' | 'prompts';
  days: number;
  queues: string[];
}

function readDue({ what, days, queues }: DueNowProps): Promise<components['schemas']['DueByRule']> {
  const of = queues.map((id) => `&queue=${encodeURIComponent(id)}`).join('');
  return request('GET', `/retention/due${query({ what, days })}${of}`);
}

/** What the rule would take this night, counted before it is saved. */
export function DueNow(props: DueNowProps) {
  const { t } = useTranslation();
  const [asked] = useDebouncedValue(props, settleMs);
  const { data, error } = useQuery({ queryKey: ['retention', 'due', asked.what, asked.days, ...asked.queues], queryFn: () => readDue(asked), placeholderData: (last) => last, gcTime: 0 });
  if (error) return <ProblemNote error={error} />;
  if (!data) return <RowsToCome rows={1} label={t('common.loading')} />;
  if (data.count === 0) return <Note>{t('retention.due_nothing')}</Note>;
  const names = data.records.map(({ name }) => name).join(', ');
  return (
    <Note tone="breach" title={t('retention.due', { count: data.count, shown: formatNumber(data.count) })}>
      {data.oldest && t('retention.due_since', { day: formatDay(data.oldest) })} {names && <bdi>{t('retention.due_names', { names })}</bdi>}
    </Note>
  );
}
