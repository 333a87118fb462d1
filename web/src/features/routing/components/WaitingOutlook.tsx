import { useThrottledValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RowsToCome } from '~/design/Empty';
import { Panel } from '~/design/Panel';
import { ProblemNote } from '~/http/ProblemNote';
import { useLive } from '~/live/store';
import { whoCouldTake } from '../api/whoCould';
import { WhoRow } from './WhoRow';

const liveMs = 2_000;

/** Who could take a contact that waits, now and in a while; asked anew when an agent of its queue comes, goes or becomes free. */
export function WaitingOutlook({ contactId, queueId }: { contactId: string; queueId: string | null }) {
  const { t } = useTranslation();
  const states = useLive(({ centre }) => Object.values(centre?.agents ?? {}).filter(({ queue_ids }) => queueId !== null && queue_ids.includes(queueId)).map(({ id, state }) => `${id} ${state}`).join());
  const floor = useThrottledValue(states, liveMs);
  const { data, error } = useQuery({ queryKey: ['contacts', contactId, 'who_could', floor], queryFn: () => whoCouldTake(contactId), placeholderData: keepPreviousData, gcTime: 0, retry: false });
  const most = Math.max(1, ...(data ?? []).map(({ members }) => members.length));
  return (
    <Panel title={t('queues.preview')}>
      <ProblemNote error={error} />
      {!data && !error && <RowsToCome rows={4} label={t('common.loading')} />}
      {!error && data?.map((row) => <WhoRow key={row.after_seconds} row={row} most={most} when={row.after_seconds ? t('board.in_seconds', { seconds: row.after_seconds }) : t('agents.now')} nobody={t('queues.nobody')} />)}
    </Panel>
  );
}
