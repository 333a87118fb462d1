import { Button, Group, SegmentedControl, Select, Stack } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, RowsToCome } from '~/design/Empty';
import { FileButton } from '~/design/form/FileButton';
import { Note } from '~/design/Note';
import { Panel } from '~/design/Panel';
import { Table } from '~/design/Table';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { formatNumber } from '~/texts/format';
import { checkImport, importCustomers, type ImportWish, type Means } from '../api/customers';

const meanings = ['name', 'numbers', 'emails', 'language', 'note', 'id'] as const;
/** What may stand in several columns. */
const several: Means[] = ['numbers', 'emails'];
const bytesMax = 900_000;

/** Customers from a table: chosen, looked at with every fault, and only then taken. */
export function ImportPanel() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [columns, setColumns] = useState<Means[] | null>(null);
  const [existing, setExisting] = useState<ImportWish['existing']>('skip');
  const wish: ImportWish = { text: file?.text ?? '', columns, existing };
  const { data: plan, error } = useQuery({ queryKey: ['customers', 'import', file?.name, wish], queryFn: () => checkImport(wish), enabled: file !== null, placeholderData: keepPreviousData, gcTime: 0 });
  const run = useAsk(() => importCustomers(wish).then(async ({ added, changed }) => {
    toast(t('import.done', { added: formatNumber(added), changed: formatNumber(changed) }));
    setFile(null);
    await client.invalidateQueries({ queryKey: ['customers'], predicate: ({ queryKey }) => queryKey[1] !== 'import' });
  }));
  const choose = (chosen: File) => {
    setWrong(chosen.size > bytesMax ? t('import.large') : null);
    if (chosen.size > bytesMax) return;
    void chosen.text().then((text) => {
      // A workbook or a picture: no text holds this letter.
      if (text.includes('\0')) { setWrong(t('import.no_text')); return; }
      setColumns(null);
      setFile({ name: chosen.name, text });
    });
  };
  const mean = (place: number, means: Means) => setColumns((columns ?? plan?.columns.map((column) => column.means) ?? []).map((was, other) => (other === place ? means : was === means && !several.includes(means) ? null : was)));
  const button = <FileButton accept=".csv,.tsv,.txt,text/csv" primary={file === null} onFile={choose}>{t('import.choose')}</FileButton>;
  if (!file) {
    return (
      <Panel>
        {wrong && <Note tone="breach">{wrong}</Note>}
        <Empty icon={IconTableImport} title={t('import.empty')} action={button}>{t('import.empty_text')}</Empty>
      </Panel>
    );
  }
  const takes = plan ? plan.added + plan.changed : 0;
  return (
    <>
      <Panel title={file.name} meta={plan && <Text size="xs" tone="meta" num>{t('import.lines', { count: plan.lines })}</Text>} end={button}>
        <Stack gap="sm">
          <ProblemNote error={error ?? run.problem} />
          {wrong && <Note tone="breach">{wrong}</Note>}
          {!plan && !error && <RowsToCome rows={4} label={t('common.loading')} />}
          {plan && (
            <>
              {plan.cut && <Note tone="watch">{t('import.cut')}</Note>}
              <Table label={t('import.columns')} rows={plan.columns.map((column, place) => ({ ...column, place }))} rowKey={({ place }) => place} columns={[
                { key: 'head', head: t('import.column'), width: 'wide', cell: ({ head }) => <Text as="bdi" weight="medium">{head}</Text> },
                { key: 'means', head: t('import.means'), width: 'wide', cell: ({ head, means, place }) => (
                  <Select size="xs" aria-label={t('import.means_of', { head })} value={means ?? ''} allowDeselect={false} onChange={(value) => mean(place, (value || null) as Means)}
                    data={[{ value: '', label: t('import.nothing') }, ...meanings.map((value) => ({ value, label: value === 'id' ? t('field.id') : t(`customers.${value}`) }))]} />
                ) },
                { key: 'samples', head: t('import.samples'), width: 'fill', phone: false, cell: ({ samples }) => <Text tone="meta" cut>{samples.filter(Boolean).join(' · ')}</Text> },
              ]} />
              <Stack gap="xs" align="flex-start"><Text>{t('import.existing')}</Text><SegmentedControl size="xs" aria-label={t('import.existing')} value={existing} onChange={(value) => setExisting(value as ImportWish['existing'])} data={[{ value: 'skip', label: t('import.skip') }, { value: 'update', label: t('import.update') }]} /></Stack>
              <Text as="p" num>{t('import.sum', { added: formatNumber(plan.added), changed: formatNumber(plan.changed), same: formatNumber(plan.same + plan.skipped), faults: formatNumber(plan.fault_count) })}</Text>
              <Group gap="sm"><Button variant="filled" disabled={takes === 0} aria-busy={run.phase === 'asked'} onClick={() => run.ask()}>{t('import.run', { count: takes })}</Button><Button onClick={() => setFile(null)}>{t('customers.discard')}</Button></Group>
            </>
          )}
        </Stack>
      </Panel>
      {plan && plan.faults.length > 0 && (
        <Panel flush title={t('import.faults')} meta={<Text size="xs" tone="meta" num>{formatNumber(plan.fault_count)}</Text>}>
          <Table label={t('import.faults')} rows={plan.faults} rowKey={({ line }) => line} columns={[
            { key: 'line', head: t('import.line'), num: true, width: 'narrow', cell: ({ line }) => line },
            { key: 'why', head: t('import.why'), width: 'fill', wrap: true, cell: ({ code }) => t(`import.fault_${code}`) },
            { key: 'what', head: t('import.what'), cell: ({ what }) => <Text as="bdi" tone="meta" cut>{what}</Text> },
          ]} />
        </Panel>
      )}
    </>
  );
}
