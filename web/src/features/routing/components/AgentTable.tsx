import { useTranslation } from 'react-i18next';
import { StatePill } from '~/design/StatePill';
import { Opens } from '~/design/Opens';
import { Table } from '~/design/Table';
import { Text } from '~/design/Text';
import { Clock } from '~/live/Clock';
import type { Agent } from '~/live/messages';
import type { Board } from '../hooks/useBoardAddress';
import { useStateWords } from '../hooks/useStateWords';
import { inFloorOrder } from '../rules';

/** The agents behind a figure of this moment; each opens. */
export function AgentTable({ agents, board }: { agents: Agent[]; board: Board }) {
  const { t } = useTranslation();
  const words = useStateWords();
  if (!agents.length) return <Text as="p" size="sm" tone="meta">{t('board.nobody_in_state')}</Text>;
  return (
    <Table label={t('made_of.title')} rows={inFloorOrder(agents)} rowKey={({ id }) => id} columns={[
      { key: 'name', head: t('made_of.agent'), cell: (agent) => <Opens to={board.to({ agent: agent.id })} label={agent.name}>{agent.name}</Opens> },
      { key: 'state', head: t('made_of.state'), cell: (agent) => <StatePill state={agent.state} bare>{words.agent(agent)}</StatePill> },
      { key: 'since', head: t('hand.since'), num: true, cell: ({ since }) => <Clock since={since} /> },
    ]} />
  );
}
