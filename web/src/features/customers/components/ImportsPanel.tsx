import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Panel } from '~/design/Panel';
import { Table } from '~/design/Table';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { formatDay, formatTime } from '~/texts/format';
import { listImports, undoImport } from '../api/customers';

/** Imports of the last days, each with the way back. */
export function ImportsPanel({ zone }: { zone: string | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data, error } = useQuery({ queryKey: ['customers', 'imports'], queryFn: listImports });
  const undo = useAsk((id: string) => undoImport(id).then(async (undone) => {
    toast(t('import.undone', { ...undone }));
    await client.invalidateQueries({ queryKey: ['customers'] });
  }));
  if (!error && !data?.length) return null;
  return (
    <Panel flush title={t('import.newest')}>
      <ProblemNote error={error ?? undo.problem} />
      <Table label={t('import.newest')} rows={data ?? []} rowKey={({ id }) => id} columns={[
        { key: 'at', head: t('audit.when'), width: 'medium', cell: ({ at }) => `${formatDay(at, zone)} ${formatTime(at, zone, 'minutes')}` },
        { key: 'who', head: t('audit.who'), phone: false, cell: ({ who }) => who },
        { key: 'added', head: t('import.added'), num: true, cell: ({ added }) => added },
        { key: 'changed', head: t('import.changed'), num: true, cell: ({ changed }) => changed },
        { key: 'undo', head: '', width: 'fill', cell: ({ id }) => <Button size="xs" aria-busy={undo.phase === 'asked'} onClick={() => undo.ask(id)}>{t('customers.undo')}</Button> },
      ]} />
    </Panel>
  );
}
