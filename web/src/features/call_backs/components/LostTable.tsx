import { Button } from '@mantine/core';
import { IconPhoneCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, RowsToCome } from '~/design/Empty';
import { ListFoot, Panel } from '~/design/Panel';
import { Table } from '~/design/Table';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useNames } from '~/live/names';
import { useZone } from '~/person/preferences';
import { formatDay, formatDuration, formatTime } from '~/texts/format';
import { listLost, type LostCaller, type LostState } from '../api/callBacks';
import { useStateWords } from '../hooks/useStateWords';

interface LostTableProps {
  queue: string | null;
  states: LostState[];
  filtered: boolean;
  opened: string | null;
  onOpen: (lost: LostCaller) => void;
  onClear: () => void;
}

/** Callers who gave up, those whose last try is newest first. */
export function LostTable({ queue, states, filtered, opened, onOpen, onClear }: LostTableProps) {
  const { t } = useTranslation();
  const names = useNames();
  const zone = useZone();
  const stateOf = useStateWords();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['call_backs', 'lost', queue, states], initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => listLost(queue, states, pageParam), getNextPageParam: ({ next }) => next, placeholderData: (last) => last,
  });
  const rows = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel grow flush label={t('call_backs.lost')}>
      <ProblemNote error={error} />
      {!data && !error && <RowsToCome rows={8} label={t('common.loading')} />}
      {data && rows.length === 0 && (filtered
        ? <Empty icon={IconPhoneCheck} title={t('call_backs.nothing')} action={<Button onClick={onClear}>{t('contacts.clear')}</Button>} />
        : <Empty icon={IconPhoneCheck} title={t('call_backs.none_lost')}>{t('call_backs.none_lost_text')}</Empty>)}
      {rows.length > 0 && (
        <Table label={t('call_backs.lost')} rows={rows} rowKey={({ id }) => id} selected={({ id }) => id === opened} onOpen={onOpen} columns={[
          { key: 'who', head: t('call_backs.customer'), width: 'wide', cell: ({ customer, number }) => <Text as="bdi" weight="medium" cut>{customer?.name ?? number}</Text> },
          { key: 'number', head: t('call_backs.number'), phone: false, cell: ({ number }) => <bdi dir="ltr">{number}</bdi> },
          { key: 'queue', head: t('call_backs.queue'), phone: false, cell: ({ queue_id }) => names.queue(queue_id) },
          { key: 'tries', head: t('call_backs.tries'), num: true, cell: ({ contact_ids }) => t('call_backs.tries', { count: contact_ids.length }) },
          { key: 'last', head: t('call_backs.last'), num: true, cell: ({ last_at }) => `${formatDay(last_at, zone)} ${formatTime(last_at, zone, 'minutes')}` },
          { key: 'waited', head: t('call_backs.waited'), num: true, minor: true, cell: ({ wait_ms }) => formatDuration(wait_ms) },
          { key: 'state', head: t('call_backs.state'), cell: stateOf },
        ]} />
      )}
      {hasNextPage && <ListFoot><Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('call_backs.more')}</Button></ListFoot>}
    </Panel>
  );
}
