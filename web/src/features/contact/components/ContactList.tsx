import { Button } from '@mantine/core';
import { IconList } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Empty, RowsToCome } from '~/design/Empty';
import { ListFoot, Panel } from '~/design/Panel';
import { ProblemNote } from '~/http/ProblemNote';
import { listContacts } from '../api/contacts';
import { ContactTable } from './ContactTable';
import { NothingFound } from './NothingFound';
import { useFilters } from '../hooks/useFilters';

const settleMs = 300;

/** All contacts that pass the filters, newest first, with "more" at the end. */
export function ContactList() {
  const { t } = useTranslation();
  const { filters, any } = useFilters();
  const [settled] = useDebouncedValue(JSON.stringify(filters), settleMs);
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['contacts', settled], queryFn: ({ pageParam }) => listContacts(JSON.parse(settled), pageParam),
    initialPageParam: null as string | null, getNextPageParam: ({ next }) => next, placeholderData: (last) => last, refetchInterval: 15_000,
  });
  const contacts = data?.pages.flatMap(({ items }) => items);
  return (
    <Panel grow flush label={t('contacts.title')}>
      <ProblemNote error={error} />
      {!contacts && !error && <RowsToCome rows={14} label={t('common.loading')} />}
      {contacts && contacts.length > 0 && <ContactTable contacts={contacts} />}
      {contacts?.length === 0 && (any
        ? <NothingFound />
        : <Empty icon={IconList} title={t('contacts.empty')}>{t('contacts.empty_text')}</Empty>)}
      {hasNextPage && <ListFoot><Button aria-busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t('contacts.more')}</Button></ListFoot>}
    </Panel>
  );
}
