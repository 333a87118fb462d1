import { Group, SegmentedControl, Select } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '~/design/Code';
import { Empty } from '~/design/Empty';
import { Panel } from '~/design/Panel';
import { Prose } from '~/design/patterns/Story';
import { StateGlyph } from '~/design/StateGlyph';
import { Table } from '~/design/Table';
import { Text } from '~/design/Text';
import { Inset } from '~/design/Panel';
import { useNames } from '~/live/names';
import { formatTime } from '~/texts/format';
import { verdictsOf, type Offered } from '../decision';
import { useVerdict } from '../hooks/useVerdict';
import { DecisionSentence } from './DecisionSentence';

/** Why this agent: the routing decision in words, with everybody who was considered, or as data. */
export function DecisionPanel({ offers, zone, whole }: { offers: Offered[]; zone: string | undefined; /** The way to all decisions. */ whole?: ReactNode }) {
  const { t } = useTranslation();
  const names = useNames();
  const say = useVerdict();
  const [view, setView] = useState('words');
  const [place, setPlace] = useState<string | null>(null);
  const offer = offers[Number(place ?? offers.length - 1)];
  if (!offer) return <Panel title={t('decision.title', { agent: '…' })} grow><Empty icon={IconRoute} title={t('decision.none')}>{t('decision.none_text')}</Empty></Panel>;

  const { decision } = offer;
  const rows = verdictsOf(decision);
  const more = decision.passed_over_count + 1 - rows.length;
  const agent = names.agent(offer.agent_id);
  const control = <SegmentedControl size="xs" value={view} onChange={setView} data={[{ value: 'words', label: t('decision.words') }, { value: 'data', label: t('decision.data') }]} />;
  return (
    <Panel grow flush title={t('decision.title', { agent })} end={control}>
      {offers.length > 1 && <Inset><Select label={t('decision.offer')} value={place ?? String(offers.length - 1)} onChange={setPlace} data={offers.map((one, n) => ({ value: String(n), label: `${n + 1}. ${names.agent(one.agent_id)}, ${formatTime(one.at, zone)}` }))} /></Inset>}
      {view === 'data' ? <Code>{JSON.stringify(decision, null, 2)}</Code> : (
        <>
          <Prose>
            <DecisionSentence offer={offer} />
            {decision.block && <Text as="p" size="sm">{t(decision.block === 'off' ? 'decision.block_off' : decision.predicted ? 'decision.block_on' : 'decision.block_unknown')}</Text>}
            <Text as="p" size="xs" tone="meta" num>{t('decision.decided', { time: formatTime(offer.at, zone, 'milliseconds') })}</Text>
          </Prose>
          {whole && <Inset>{whole}</Inset>}
          <Table label={t('decision.title', { agent })} rows={rows} rowKey={({ agent_id }) => agent_id} selected={({ why }) => why === 'chosen'} columns={[
            { key: 'state', head: t('decision.agent'), cell: (verdict) => <Group><StateGlyph state={verdict.shown} /><Text weight={verdict.why === 'chosen' ? 'strong' : undefined}>{names.agent(verdict.agent_id)}</Text></Group> },
            { key: 'verdict', head: t('decision.verdict'), wrap: true, width: 'fill', cell: (verdict) => verdict.why === 'chosen' ? <><strong>{t('decision.chosen')}</strong> {say(verdict, decision)}</> : <Text tone="meta">{say(verdict, decision)}</Text> },
          ]} />
          {more > 0 && <Prose><Text size="sm" tone="meta">{t('decision.more', { count: more })}</Text></Prose>}
        </>
      )}
    </Panel>
  );
}
