import { Button, Group, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import { RowsToCome } from '~/design/Empty';
import { TextField } from '~/design/form/controls';
import { Note } from '~/design/Note';
import { Inset, Panel } from '~/design/Panel';
import { Column, FilterRow, Page } from '~/design/patterns/Story';
import { Table } from '~/design/Table';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { formatNumber } from '~/texts/format';
import { beginProof, readProof, readStanding, type Proof } from '../api/proof';

const lookMs = 500;
const dayMs = 86_400_000;
const yesterday = () => new Date(Date.now() - dayMs).toISOString().slice(0, 10);

type Day = Proof['days'][number];

/** Proves that figures are what the stories tell, for days that somebody names, and makes rows that differ again. */
export function ProofPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [days, setDays] = useState({ from: yesterday(), to: yesterday() });
  const [id, setId] = useState<string | null>(null);
  const { data: standing, error } = useQuery({ queryKey: ['figures', 'proof'], queryFn: readStanding });
  const shown = id ?? standing?.running ?? null;
  const { data: work, error: lost } = useQuery({ queryKey: ['figures', 'proof', shown], queryFn: () => readProof(shown ?? ''), enabled: shown !== null, refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : lookMs) });
  const begin = useAsk((repair: boolean) => beginProof(days.from, days.to, repair).then((begun) => setId(begun.id)));
  const over = work && work.state !== 'running';
  const differ = work?.days.filter(({ differing, repaired }) => !repaired && Object.keys(differing).length > 0) ?? [];
  const verdict = over ? t(work.state === 'failed' ? 'proof.failed' : differ.length ? 'proof.differ' : 'proof.agree') : '';
  useEffect(() => {
    if (!verdict) return;
    announce(verdict);
    void client.invalidateQueries({ queryKey: ['figures', 'proof'], exact: true });
  }, [verdict, client]);
  const busy = begin.phase === 'asked' || (shown !== null && !over);
  return (
    <Page scrolls>
      <Column>
        <Panel label={t('proof.title')}><Stack gap="md">
          <Text as="p" size="sm" tone="meta">{t('proof.text')}</Text>
          <ProblemNote error={error} />
          {standing && standing.differing.length > 0 && <Note tone="breach" title={t('proof.standing')}>{standing.differing.map(({ day }) => day).join(', ')}</Note>}
          {standing?.last_day && standing.differing.length === 0 && <Note tone="ok">{t('proof.until', { day: standing.last_day })}</Note>}
          <FilterRow>
            <TextField label={t('audit.from')} type="date" value={days.from} onChange={(from) => setDays({ ...days, from })} />
            <TextField label={t('audit.to')} type="date" value={days.to} onChange={(to) => setDays({ ...days, to })} />
          </FilterRow>
          <ProblemNote error={begin.problem ?? lost} />
          <Group gap="sm">
            <Button variant="filled" disabled={busy || !days.from || !days.to} aria-busy={busy} onClick={() => begin.ask(false)}>{t('proof.compare')}</Button>
            {over && differ.length > 0 && <Button disabled={busy} onClick={() => begin.ask(true)}>{t('proof.again')}</Button>}
          </Group>
        </Stack></Panel>
        {shown && (
          <Panel grow flush title={t('proof.result')} meta={work && <Text size="xs" tone="meta" num>{t('proof.progress', { done: formatNumber(work.days.length), all: formatNumber(work.all) })}</Text>}>
            {!work && !lost && <RowsToCome rows={3} label={t('common.loading')} />}
            {verdict && <Inset><Note tone={work?.state === 'failed' || differ.length ? 'breach' : 'ok'}>{verdict}</Note></Inset>}
            {work && work.days.length > 0 && <Days days={work.days} />}
          </Panel>
        )}
      </Column>
    </Page>
  );
}

function Days({ days }: { days: Day[] }) {
  const { t } = useTranslation();
  const tables = (differing: Day['differing']) => Object.entries(differing).map(([table, count]) => `${t(`alert.figures_${table as 'arrival'}`)} ${formatNumber(count)}`).join(', ');
  const said = ({ differing, repaired }: Day) => t(Object.keys(differing).length === 0 ? 'proof.agrees' : repaired ? 'proof.made_again' : 'proof.differs');
  return (
    <Table label={t('proof.result')} rows={days} rowKey={({ day }) => day} columns={[
      { key: 'day', head: t('proof.day'), cell: ({ day }) => day },
      { key: 'rows', head: t('proof.rows'), num: true, cell: ({ rows }) => formatNumber(rows) },
      { key: 'verdict', head: t('proof.verdict'), cell: said },
      { key: 'differing', head: t('proof.differing'), width: 'fill', cell: ({ differing }) => tables(differing) || '–' },
    ]} />
  );
}
