import { IconHeadset } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { memo, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '~/design/Empty';
import { MenuAt } from '~/design/MenuAt';
import { Panel } from '~/design/Panel';
import { Tile, Tiles } from '~/design/patterns/Tiles';
import { StateCount, StateCounts } from '~/design/patterns/Watch';
import { Clock } from '~/live/Clock';
import type { Agent, AgentState } from '~/live/messages';
import { useLive } from '~/live/store';
import type { Board } from '../hooks/useBoardAddress';
import { useIsLate } from '../hooks/useIsLate';
import { useStateWords, type StateWords } from '../hooks/useStateWords';
import { useSteadyOrder } from '../hooks/useSteadyOrder';
import { inFloorOrder } from '../rules';
import { AgentActions } from './AgentActions';
import { VirtualAgents } from './VirtualAgents';

const states: AgentState[] = ['ready', 'ringing', 'talking', 'hold', 'wrap_up', 'not_ready', 'offline'];

interface OneProps {
  agent: Agent;
  /** The queue of the contact in hand. */
  queue: string | undefined;
  board: Board;
  opened: boolean;
  onMenu: (id: string, at: HTMLElement) => void;
  /** Asked for once, by the floor: hundreds come and go as it scrolls. */
  t: TFunction;
  words: StateWords;
}

/** Drawn again only when something about this agent changes: of five hundred, few do at a time. */
const One = memo(({ agent, queue, board, opened, onMenu, t, words }: OneProps) => {
  const late = useIsLate(agent);
  const time = useMemo(() => (agent.state === 'offline' ? null : <Clock since={agent.since} />), [agent.state, agent.since]);
  const line = [words.agent(agent), queue].filter(Boolean).join(' · ');
  return <Tile id={agent.id} to={board.to({ agent: agent.id })} state={agent.state} name={agent.name} line={line} late={late} time={time} menu={t('hand.menu', { name: agent.name })} opened={opened} onMenu={onMenu} />;
});
One.displayName = 'One';

/** All agents with state and time in state; a state that is pressed shows only its own. */
export function AgentFloor({ agents, board }: { agents: Agent[]; board: Board }) {
  const { t } = useTranslation();
  const words = useStateWords();
  const queues = useLive(({ centre }) => centre?.queues);
  const place = useRef<HTMLDivElement>(null);
  const [menu, setMenu] = useState<{ id: string; at: HTMLElement } | null>(null);
  const chosen = board.at.state;
  const shown = useMemo(() => (chosen ? agents.filter(({ state }) => state === chosen) : agents), [agents, chosen]);
  const byId = useMemo(() => new Map(shown.map((agent) => [agent.id, agent])), [shown]);
  const order = useSteadyOrder([...byId.keys()], () => inFloorOrder(shown).map(({ id }) => id), place);
  const onMenu = useMemo(() => (id: string, at: HTMLElement) => setMenu({ id, at }), []);
  const counts = states.map((state) => ({ state, count: agents.filter((agent) => agent.state === state).length })).filter(({ state, count }) => count || state === chosen);
  const held = menu && byId.get(menu.id);
  return (
    <Panel grow flush title={t('board.agents')} meta={(
      <StateCounts>{counts.map(({ state, count }) => <StateCount key={state} state={state} count={count} word={t(`state.${state}`)} chosen={state === chosen} to={board.to({ state: state === chosen ? '' : state })} />)}</StateCounts>
    )}>
      <VirtualAgents queues={board.at.queues} />
      <div ref={place}>
        {order.length > 0 && (
          <Tiles label={t('board.agents')} ids={order}>
            {(id) => {
              const agent = byId.get(id);
              return agent && <One agent={agent} queue={agent.contact_id && agent.queue_id ? queues?.[agent.queue_id]?.name : undefined} board={board} opened={menu?.id === id} onMenu={onMenu} t={t} words={words} />;
            }}
          </Tiles>
        )}
        {order.length === 0 && (agents.length ? <Empty icon={IconHeadset} title={t('board.nobody_in_state')} /> : <Empty icon={IconHeadset} title={t('board.no_agents')}>{t('board.no_agents_text')}</Empty>)}
      </div>
      {menu && held && <MenuAt at={menu.at} onClose={() => setMenu(null)}><AgentActions agent={held} onOpen={() => board.go({ agent: held.id })} /></MenuAt>}
    </Panel>
  );
}
