import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { RowsToCome } from '~/design/Empty';
import { Inset, Panel } from '~/design/Panel';
import { Table, type Column } from '~/design/Table';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useDeed } from '~/http/useDeed';
import { useZone } from '~/person/preferences';
import { formatDay, formatTime } from '~/texts/format';
import { endOtherSessions, endSession, listSessions, type OwnSession } from '../api/account';

/** Where this person is signed in, and the way to end it. */
export function SessionsPanel() {
  const { t } = useTranslation();
  const zone = useZone();
  const deed = useDeed();
  const queries = useQueryClient();
  const { data, error } = useQuery({ queryKey: ['own-sessions'], queryFn: listSessions });
  const end = (ending: Promise<void>) => deed(ending.finally(() => void queries.invalidateQueries({ queryKey: ['own-sessions'] })), t('account.ended'));
  const device = ({ browser, system }: OwnSession) => [browser, system].filter(Boolean).join(' · ') || t('account.a_program');
  const when = (at: string) => <Text tone="meta" num>{`${formatDay(at, zone)} ${formatTime(at, zone, 'minutes')}`}</Text>;
  const columns: Column<OwnSession>[] = [
    { key: 'device', head: t('account.device'), cell: (session) => <Text weight="medium">{device(session)}</Text> },
    { key: 'since', head: t('account.since'), phone: false, cell: ({ since }) => when(since) },
    { key: 'seen', head: t('account.seen'), cell: ({ seen_at }) => when(seen_at) },
    { key: 'end', head: '', num: true, cell: (session) => (session.here ? <Chip tone="ok">{t('account.here')}</Chip>
      : <Button size="xs" aria-label={t('account.end_one', { device: device(session) })} onClick={() => end(endSession(session.id))}>{t('account.end')}</Button>) },
  ];
  return (
    <Panel title={t('account.sessions')} flush end={data && data.length > 1 && <Button size="xs" onClick={() => end(endOtherSessions())}>{t('account.end_others')}</Button>}>
      {error && <Inset><ProblemNote error={error} /></Inset>}
      {!data && !error && <RowsToCome rows={3} label={t('common.loading')} />}
      {data && <Table label={t('account.sessions')} columns={columns} rows={data} rowKey={({ id }) => id} />}
    </Panel>
  );
}
