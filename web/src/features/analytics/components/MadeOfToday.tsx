import { Button } from '@mantine/core';
import { IconCheck, IconList } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty, RowsToCome } from '~/design/Empty';
import { Icon } from '~/design/Icon';
import { ListFoot } from '~/design/Panel';
import { Table, type Column } from '~/design/Table';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useNames } from '~/live/names';
import { useZone } from '~/person/preferences';
import { formatDuration, formatNumber, formatShare, formatTime } from '~/texts/format';
import { contactsOf, type ContactsOfFigure, type VisitOfFigure } from '../api/madeOf';

const refreshMs = 5_000;

/** The figure as its unit is written. */
function written({ unit, value }: ContactsOfFigure): string {
  if (value === null) return '–';
  if (unit === 'share') return formatShare(value, 1);
  if (unit === 'seconds') return formatDuration(value * 1000);
  return unit === 'milliseconds' ? formatDuration(value) : formatNumber(value);
}

/** The contacts a figure of today is made of; those that count carry a mark where not all do. */
export function MadeOfToday({ figure, queueIds }: { figure: string; queueIds: string[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const zone = useZone();
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['board', 'made-of', figure, queueIds.join(' ')], queryFn: ({ pageParam }) => contactsOf(figure, queueIds, pageParam),
    initialPageParam: null as string | null, getNextPageParam: ({ next }) => next, refetchInterval: refreshMs,
  });
  const first = data?.pages[0];
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const share = first?.unit === 'share';
  const columns: Column<VisitOfFigure>[] = [
    { key: 'who', head: t('made_of.contact'), cell: ({ contact_id, reference, caller }) => <><Link to={`/contacts/${contact_id}`}>{reference}</Link> <Text tone="meta">{caller || t('common.unknown_caller')}</Text></> },
    ...(queueIds.length === 1 ? [] : [{ key: 'queue', head: t('board.queue'), cell: ({ queue_id }: VisitOfFigure) => names.queue(queue_id) }]),
    { key: 'at', head: t('made_of.queued'), num: true, cell: ({ queued_at }) => formatTime(queued_at, zone) },
    { key: 'wait', head: t('made_of.waited'), num: true, cell: ({ wait_ms, outcome }) => (outcome ? formatDuration(wait_ms) : t('made_of.still_waits')) },
    ...(share ? [{ key: 'counts', head: t('made_of.counts'), cell: ({ counts }: VisitOfFigure) => (counts ? <><Icon of={IconCheck} size="sm" /><span hidden>{t('made_of.counts')}</span></> : '–') }] : []),
  ];
  return (
    <>
      <ProblemNote error={error} />
      {first && <Text as="p" size="sm" tone="meta">{t('made_of.sum', { value: written(first), count: first.count })}</Text>}
      {!first && !error && <RowsToCome rows={8} label={t('common.loading')} />}
      {items.length > 0 && <Table label={t('made_of.title')} columns={columns} rows={items} rowKey={({ contact_id, n }) => `${contact_id} ${n}`} />}
      {first && items.length === 0 && <Empty icon={IconList} title={t('made_of.nothing')} />}
      {hasNextPage && <ListFoot><Button onClick={() => void fetchNextPage()}>{t('contacts.more')}</Button></ListFoot>}
    </>
  );
}
