import { Button } from '@mantine/core';
import { IconHistory, IconPhoneIncoming, IconPhoneOutgoing } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty, RowsToCome } from '~/design/Empty';
import { ListFoot, Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { Moments, type Moment } from '~/design/Timeline';
import { ProblemNote } from '~/http/ProblemNote';
import { useNames } from '~/live/names';
import { formatDay, formatDuration, formatNumber, formatTime } from '~/texts/format';
import { customerContacts, type ContactPage, type Customer } from '../api/customers';

/** All contacts of a customer in one line, newest first; older ones come as they are asked for. */
export function CustomerPast({ customer, zone }: { customer: Customer; zone: string | undefined }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { data, error, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['customers', customer.id, 'contacts'], queryFn: ({ pageParam }) => customerContacts(customer.id ?? '', pageParam), initialPageParam: null as string | null, getNextPageParam: ({ next }) => next,
  });
  const contacts = data?.pages.flatMap(({ items }) => items) ?? [];
  const outcome = (code: string | null) => (code && i18n.exists(`outcome.${code}`) ? t(`outcome.${code}` as 'outcome.answered') : code ?? t('contacts.running'));
  const moment = (place: number): Moment => {
    const one = contacts[place] as ContactPage['items'][number];
    return {
      key: one.id,
      icon: one.direction === 'outbound' ? IconPhoneOutgoing : IconPhoneIncoming,
      title: [outcome(one.outcome), names.queue(one.queue_id), names.agent(one.agent_id)].filter(Boolean).join(', '),
      detail: <><Link to={`/contacts/${one.id}`}>{one.reference}</Link> {[names.disposition(one.disposition), one.note].filter(Boolean).join(' · ')}</>,
      time: `${formatDay(one.arrived_at, zone)} ${formatTime(one.arrived_at, zone, 'minutes')}`,
      took: formatDuration(one.talk_ms),
    };
  };
  const count = contacts.length ? `${formatNumber(contacts.length)}${hasNextPage ? '+' : ''}` : '';
  return (
    <Panel title={t('customers.past')} grow end={<Text size="xs" tone="meta" num>{count}</Text>}>
      <ProblemNote error={error} />
      {!data && !error && <RowsToCome rows={4} label={t('common.loading')} />}
      {data && contacts.length === 0 && <Empty icon={IconHistory} title={t('desk.no_contacts')} />}
      {contacts.length > 0 && <Moments keys={contacts.map(({ id }) => id)} moment={moment} />}
      {hasNextPage && <ListFoot><Button size="xs" aria-busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('contacts.more')}</Button></ListFoot>}
    </Panel>
  );
}
