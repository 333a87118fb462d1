import { IconList } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Drawer } from '~/design/Drawer';
import { Empty, RowsToCome } from '~/design/Empty';
import { Scroller } from '~/design/Scroller';
import { Table, type Column } from '~/design/Table';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import type { AgentsOfFigure } from '../api/madeOf';
import { useAgentsOfFigure, type Narrowed } from '../hooks/useAgentsOfFigure';
import { useDefinitions } from '../hooks/useDefinitions';

type Agent = AgentsOfFigure['agents'][number];

interface AgentFigureDrawerProps {
  /** A key of the dictionary of agents, such as `occupancy`. */
  figure: string;
  at: Narrowed;
  /** Whose figure it is, in words. */
  of: string;
  /** Where an agent opens. */
  to: (agentId: string) => string;
  onClose: () => void;
}

/** A figure of agents and what it is made of: for each, the parts its formula names. */
export function AgentFigureDrawer({ figure, at, of, to, onClose }: AgentFigureDrawerProps) {
  const { t } = useTranslation();
  const dictionary = useDefinitions();
  const { data, error } = useAgentsOfFigure(figure, at) ?? {};
  const parts = [...new Set(dictionary.of(figure)?.formula.match(/[a-z_]+/g))];
  const value = (key: string, figures: object) => (figures as Record<string, number | null>)[key];
  const written = (key: string, figures: object) => dictionary.write(key, value(key, figures));
  const busiestFirst = (one: Agent, other: Agent) => (value(figure, other) ?? -1) - (value(figure, one) ?? -1);
  const columns: Column<Agent>[] = [
    { key: 'agent', head: t('made_of.agent'), total: t('figures.total'), cell: ({ agent_id, name }) => <Link to={to(agent_id)} preventScrollReset>{name}</Link> },
    ...[figure, ...parts].map((key): Column<Agent> => ({ key, head: dictionary.name(key), num: true, total: data && written(key, data.total), cell: (agent) => written(key, agent) })),
  ];
  return (
    <Drawer of={figure} title={dictionary.name(figure)} line={of} onClose={onClose}>
      <Text as="p" size="sm">{dictionary.of(figure)?.words} <Link to={`/figures/definitions#${figure}`}>{t('made_of.definition')}</Link></Text>
      <ProblemNote error={error} />
      {!data && !error && <RowsToCome rows={8} label={t('common.loading')} />}
      {data && <Text as="p" size="sm" tone="meta">{t('made_of.sum_agents', { value: dictionary.write(figure, data.value), count: data.agents.length })}</Text>}
      {data && figure === 'occupancy' && <Text as="p" size="sm" tone="meta">{dictionary.name('occupancy_fairness')}: {written('occupancy_fairness', data.total)}</Text>}
      {data && data.agents.length > 0 && <Scroller label={t('made_of.title')}><Table label={t('made_of.title')} columns={columns} rows={[...data.agents].sort(busiestFirst)} rowKey={({ agent_id }) => agent_id} withTotal /></Scroller>}
      {data && data.agents.length === 0 && <Empty icon={IconList} title={t('made_of.nothing')} />}
    </Drawer>
  );
}
