import { IconDoorOff, IconExternalLink, IconSpeakerphone } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveMark, Roomy, ToolLink } from '~/design/Frame';
import { Watch } from '~/design/patterns/Watch';
import { AgentFigureDrawer } from '~/features/analytics/components/AgentFigureDrawer';
import { FigureDrawer } from '~/features/analytics/components/FigureDrawer';
import { QueueTrend } from '~/features/analytics/components/QueueTrend';
import { useFigureOfAgents } from '~/features/analytics/hooks/useAgentsOfFigure';
import { WaitingNow } from '~/features/contact/components/WaitingNow';
import { WaitingTable } from '~/features/contact/components/WaitingTable';
import { NeedsAPerson } from '~/features/operations/components/NeedsAPerson';
import { AgentDrawer } from '~/features/routing/components/AgentDrawer';
import { AgentFloor } from '~/features/routing/components/AgentFloor';
import { AgentTable } from '~/features/routing/components/AgentTable';
import { BoardFilter } from '~/features/routing/components/BoardFilter';
import { BoardStrip } from '~/features/routing/components/BoardStrip';
import { ClosingDrawer } from '~/features/routing/components/ClosingDrawer';
import { Closures } from '~/features/routing/components/Closures';
import { QueueTable } from '~/features/routing/components/QueueTable';
import { chosenAgents, chosenQueues, useBoardAddress, type Board } from '~/features/routing/hooks/useBoardAddress';
import { countedAgents, standingOf } from '~/features/routing/rules';
import { useNow } from '~/live/clock';
import type { Agent, Contact, Queue } from '~/live/messages';
import { useAgent, useFreshness } from '~/live/selectors';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { formatTime } from '~/texts/format';
import { isWatcher } from '../../shell/navigation';
import { PageTitle, PageTools } from '../../shell/title';
import { NotAllowedPage } from '../shared/TroublePages';
import { WaitingDrawer } from './WaitingDrawer';

/** Whether the figures are live, and of when they are. */
function Freshness() {
  const { t } = useTranslation();
  const now = useNow();
  const freshness = useFreshness();
  const heardAt = useLive((live) => live.line.heardAt);
  const zone = useZone();
  if (freshness === 'live') return <LiveMark live word={`${t('board.live')} ·`}>{formatTime(now, zone)}</LiveMark>;
  return <LiveMark live={false}>{t('board.as_of', { time: formatTime(heardAt, zone) })}</LiveMark>;
}

/** Of a team, only its own people count as ready or there. */
function withTheirs(queue: Queue, agents: Agent[], team: string): Queue {
  const counted = (figure: 'ready' | 'here') => countedAgents(agents, figure, [queue.id]).length;
  return team ? { ...queue, ready: counted('ready'), here: counted('here') } : queue;
}

const trendOf = ({ id, today, target_share }: Queue) => <QueueTrend queueId={id} standing={standingOf(today.service_level, target_share)} />;

interface OpenedProps {
  board: Board;
  /** The queues and agents that are shown. */
  queues: Queue[];
  agents: Agent[];
  contacts: Contact[];
}

/** What is opened over the board: an agent, or what a figure is made of. */
function Opened({ board, queues, agents, contacts }: OpenedProps) {
  const { t } = useTranslation();
  const { figure, of, agent: agentId } = board.at;
  const agent = useAgent(agentId);
  if (agent) return <AgentDrawer agent={agent} onClose={() => board.go({ agent: '' })} />;
  if (board.at.closing) return <ClosingDrawer at={board.at.closing} onClose={() => board.go({ closing: '' })} />;
  if (board.at.contact) return <WaitingDrawer id={board.at.contact} onClose={() => board.go({ contact: '' })} />;
  if (!figure) return null;
  const ids = of ? [of] : queues.map(({ id }) => id);
  const [kind, name = ''] = figure.split('.');
  const all = board.at.queues.length ? queues.map((queue) => queue.name).join(', ') : t('board.all_voice');
  const close = () => board.go({ figure: '' });
  if (kind === 'of_agents') return <AgentFigureDrawer figure={name} at={board.at} of={[board.at.team, all].filter(Boolean).join(' · ')} to={(id) => board.to({ agent: id })} onClose={close} />;
  const now = name === 'ready' || name === 'here'
    ? <AgentTable agents={countedAgents(agents, name, ids)} board={board} />
    : <WaitingTable contacts={contacts.filter(({ queue_id }) => queue_id && ids.includes(queue_id))} longestOnly={name === 'longest_wait'} to={(id) => board.to({ contact: id })} />;
  return <FigureDrawer figure={figure} queueIds={ids} of={queues.find(({ id }) => id === of)?.name ?? all} now={now} onClose={close} />;
}

/** The supervisor's board: where is a person needed now? */
export function BoardPage() {
  const { t } = useTranslation();
  const board = useBoardAddress();
  const centre = useLive((live) => live.centre);
  const stale = useFreshness() === 'old';
  const occupancy = useFigureOfAgents('occupancy', board.at);
  const queues = useMemo(() => Object.values(centre?.queues ?? {}), [centre?.queues]);
  const agents = useMemo(() => Object.values(centre?.agents ?? {}), [centre?.agents]);
  const contacts = useMemo(() => Object.values(centre?.contacts ?? {}), [centre?.contacts]);
  const alarms = useMemo(() => Object.values(centre?.alarms ?? {}), [centre?.alarms]);
  const shownAgents = useMemo(() => chosenAgents(agents, board.at), [agents, board.at]);
  const shownQueues = useMemo(() => chosenQueues(queues, board.at).map((queue) => withTheirs(queue, shownAgents, board.at.team)), [queues, shownAgents, board.at]);
  if (!centre || !isWatcher(centre.me)) return <NotAllowedPage title={t('board.title')} />;
  const ids = shownQueues.map(({ id }) => id);
  const shownContacts = contacts.filter(({ queue_id }) => queue_id && ids.includes(queue_id));
  const counted = (figure: 'ready' | 'here') => countedAgents(shownAgents, figure, ids).length;
  return (
    <>
      <PageTitle tab={t('board.title')}><h1>{t('board.title')}</h1><Roomy><BoardFilter board={board} agents={agents} queues={queues} /></Roomy></PageTitle>
      <PageTools><Freshness />{centre.me.rights.includes('closures.edit') && <><ToolLink icon={IconDoorOff} to={board.to({ closing: 'centre' })} word={t('closing.tool')} /><ToolLink icon={IconSpeakerphone} to={board.to({ closing: 'message' })} word={t('closing.emergency')} /></>}<Roomy><ToolLink icon={IconExternalLink} to={`/wall?${new URLSearchParams(board.at.queues.map((id) => ['queue', id]))}`} word={t('wall.open')} /></Roomy></PageTools>
      <Watch
        strip={<><Closures /><BoardStrip queues={shownQueues} board={board} stale={stale} occupancy={occupancy} /></>}
        table={<QueueTable queues={shownQueues} ready={counted('ready')} here={counted('here')} board={board} stale={stale} trend={trendOf} />}
        floor={<AgentFloor agents={shownAgents} board={board} />}
        waiting={<WaitingNow contacts={shownContacts} to={(id) => board.to({ contact: id })} all={board.to({ figure: 'now.waiting' })} />}
        needs={<NeedsAPerson alarms={alarms} />}
        drawer={<Opened board={board} queues={shownQueues} agents={shownAgents} contacts={contacts} />}
      />
    </>
  );
}
