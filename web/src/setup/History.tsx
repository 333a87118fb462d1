import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, RowsToCome } from '~/design/Empty';
import { DrawerPart } from '~/design/Drawer';
import { ListFoot } from '~/design/Panel';
import { ProblemNote } from '~/http/ProblemNote';
import { Change } from './Change';
import { readAudit } from './api';
import type { KindName } from './kind';

/** The changes of a thing, the newest first. */
export function useHistory(kind: KindName, id: string) {
  return useInfiniteQuery({
    queryKey: ['setup', 'audit', kind, id], queryFn: ({ pageParam }) => readAudit({ kind, key: id }, pageParam),
    initialPageParam: null as number | null, getNextPageParam: ({ next }) => next,
  });
}

/** Who changed this thing, when, and how; the newest first. */
export function History({ kind, id }: { kind: KindName; id: string }) {
  const { t } = useTranslation();
  const { data, error, hasNextPage, fetchNextPage } = useHistory(kind, id);
  const entries = data?.pages.flatMap(({ items }) => items);
  return (
    <DrawerPart>
      <ProblemNote error={error} />
      {!entries && !error && <RowsToCome rows={4} label={t('common.loading')} />}
      {entries?.length === 0 && <Empty icon={IconHistory} title={t('setup.no_history')}>{t('setup.no_history_text')}</Empty>}
      {entries?.map((entry) => <Change key={entry.n} entry={entry} />)}
      {hasNextPage && <ListFoot><Button onClick={() => void fetchNextPage()}>{t('setup.more')}</Button></ListFoot>}
    </DrawerPart>
  );
}
