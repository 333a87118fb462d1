import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { Gate } from '~/design/Gate';
import { Panel } from '~/design/Panel';
import { Prose } from '~/design/patterns/Story';
import { StateGlyph } from '~/design/StateGlyph';
import { Table } from '~/design/Table';
import { Text } from '~/design/Text';
import { useNames } from '~/live/names';
import { formatDay, formatTime } from '~/texts/format';
import { gates, gatesOf, stopsOf, verdictsOf, type Offered } from '../decision';
import { useVerdict } from '../hooks/useVerdict';
import { DecisionSentence } from './DecisionSentence';

/** One decision, drawn: each agent of the queue goes from gate to gate until one stops them; whoever passes all is chosen. */
export function DecisionGates({ offer, place, zone }: { offer: Offered; place: number; zone: string | undefined }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const say = useVerdict();
  const { decision } = offer;
  const rows = verdictsOf(decision);
  const stops = stopsOf(rows);
  const more = decision.passed_over_count + 1 - rows.length;
  const agent = names.agent(offer.agent_id);
  const ended = `story.OfferEnded_${offer.outcome ?? ''}`;
  const title = `${place}. ${t('decision.title', { agent })}`;
  return (
    <Panel flush title={title} meta={<Text size="xs" tone="meta" num>{names.queue(offer.queue_id)} {formatDay(offer.at, zone)} {formatTime(offer.at, zone, 'milliseconds')}</Text>}
      end={offer.outcome && i18n.exists(ended) && <Chip tone={offer.outcome === 'accepted' ? 'ok' : 'plain'}>{t(ended as 'story.OfferEnded_accepted', { agent })}</Chip>}>
      <Prose>
        <DecisionSentence offer={offer} />
      </Prose>
        <Table label={title} rows={rows} rowKey={({ agent_id }) => agent_id} selected={({ why }) => why === 'chosen'} columns={[
          { key: 'agent', head: t('decision.agent'), width: 'medium', cell: (verdict) => <Group gap="xs" wrap="nowrap"><StateGlyph state={verdict.shown} /><Text weight={verdict.why === 'chosen' ? 'strong' : undefined}>{names.agent(verdict.agent_id)}</Text>{verdict.why === 'chosen' && <Chip tone="ok">{t('decision.chosen')}</Chip>}</Group> },
          ...gates.map((gate) => ({
            key: gate,
            head: <>{gate === 'strategy' ? t(`strategy.${decision.rule}`) : t(`decision.gate_${gate}`)}{stops[gate] > 0 && <Text size="xs" tone="meta" num> −{stops[gate]}</Text>}</>,
            cell: (verdict: (typeof rows)[number]) => {
              const state = gatesOf(verdict)[gate];
              return <Gate state={state} word={t(`decision.${state}`)} {...(state === 'stopped' ? { note: say(verdict, decision) } : {})} />;
            },
          })),
        ]} />
      {more > 0 && <Prose><Text size="sm" tone="meta">{t('decision.more', { count: more })}</Text></Prose>}
    </Panel>
  );
}
