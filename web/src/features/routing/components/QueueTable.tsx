import { IconUsersGroup } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { Empty } from '~/design/Empty';
import { BarBelow, Health, TargetBar } from '~/design/Health';
import { Opens } from '~/design/Opens';
import { Panel } from '~/design/Panel';
import { Table, type Column } from '~/design/Table';
import { Text } from '~/design/Text';
import { ExpectedWait } from '~/live/ExpectedWait';
import type { Queue } from '~/live/messages';
import { formatDuration, formatNumber, formatShare } from '~/texts/format';
import type { Board } from '../hooks/useBoardAddress';
import { abandonmentStanding, standingOf, totalOf } from '../rules';
import { ClosedSign } from './ClosedSign';
import { LongestWait, WaitSaid } from './LongestWait';

interface QueueTableProps {
  queues: Queue[];
  /** How many are ready, and how many are there at all, in any of the queues. */
  ready: number;
  here: number;
  board: Board;
  stale: boolean;
  /** How a queue's share went of late. */
  trend: (queue: Queue) => ReactNode;
}

/** Every queue that is looked at in a row, live, and all of them together; each figure opens what it is made of. */
export const QueueTable = memo(({ queues, ready, here, board, stale, trend }: QueueTableProps) => {
  const { t } = useTranslation();
  const total = totalOf(queues);
  const all = board.at.queues.length ? t('board.these', { count: queues.length }) : t('board.all_voice');
  const seconds = queues[0]?.target_seconds ?? 20;
  const target = queues[0]?.target_share ?? 0.8;
  const alike = queues.every(({ target_seconds }) => target_seconds === seconds);
  const asa = (value: number | null) => (value === null ? '–' : formatDuration(value * 1000));
  const open = (figure: string, queue: Queue | null, shown: ReactNode, value: string) => (
    <Opens wide={figure === 'today.service_level'} to={board.to({ figure, of: queue?.id ?? '' })} label={t('board.opens', { figure: t(`made_of.${figure.slice(figure.indexOf('.') + 1) as 'waiting'}`), queue: queue?.name ?? all, value })}>{shown}</Opens>
  );
  const bar = (queue: Queue | null, share: number | null, aim: number) => open('today.service_level', queue, (
    <TargetBar value={share} target={aim} standing={standingOf(share, aim)} text={formatShare(share)} label={t('board.target_bar', { share: formatShare(share), seconds: queue?.target_seconds ?? seconds, target: formatShare(aim) })} />
  ), formatShare(share));
  const longest = (queue: Queue | null, since: string | null, limit: number) => (since
    ? <WaitSaid since={since}>{(wait) => open('now.longest_wait', queue, <LongestWait since={since} secondsMax={limit} />, wait)}</WaitSaid>
    : '–');
  const count = (figure: string, queue: Queue | null, value: number) => open(figure, queue, value ? formatNumber(value) : <Text tone="meta">0</Text>, formatNumber(value));
  const free = (queue: Queue | null, of: { ready: number; here: number }) => (
    <>{open('now.ready', queue, <Text weight={!of.ready && (queue ?? total).waiting ? 'strong' : 'medium'}>{of.ready}</Text>, String(of.ready))} {open('now.here', queue, <Text tone="meta">/ {of.here}</Text>, String(of.here))}</>
  );
  const columns: Column<Queue>[] = [
    { key: 'name', head: t('board.queue'), total: all, cell: (queue) => <><Text weight="medium">{queue.name}</Text>{' '}{!queue.open && <ClosedSign queue={queue} />}{queue.open && queue.here > 0 && queue.open_tier > 1 && <Chip tone="watch">{t('board.open_tier', { tier: queue.open_tier })}</Chip>}<BarBelow value={queue.today.service_level} target={queue.target_share} standing={standingOf(queue.today.service_level, queue.target_share)} /></> },
    { key: 'waiting', head: t('board.waiting'), num: true, total: count('now.waiting', null, total.waiting), cell: (queue) => open('now.waiting', queue, queue.waiting ? <Text weight="strong">{queue.waiting}</Text> : <Text tone="meta">0</Text>, String(queue.waiting)) },
    { key: 'longest', head: t('board.longest'), num: true, total: longest(null, total.longestSince, total.longestQueue?.longest_wait_seconds_max ?? 0), cell: (queue) => longest(queue, queue.longest_since, queue.longest_wait_seconds_max) },
    { key: 'expected', head: t('board.expected'), num: true, minor: true, total: null, cell: (queue) => <ExpectedWait of={queue} /> },
    { key: 'target', head: alike ? t('board.in_seconds', { seconds }) : t('board.in_target_head'), width: 'wide', total: bar(null, total.serviceLevel, target), cell: (queue) => bar(queue, queue.today.service_level, queue.target_share) },
    { key: 'trend', head: t('board.last_hours'), minor: true, cell: trend },
    { key: 'asa', head: t('board.average_wait'), num: true, minor: true, total: open('today.asa_seconds', null, asa(total.asaSeconds), asa(total.asaSeconds)), cell: (queue) => open('today.asa_seconds', queue, asa(queue.today.asa_seconds), asa(queue.today.asa_seconds)) },
    { key: 'abandoned', head: t('board.abandoned'), num: true, phone: false, total: open('today.abandonment', null, formatShare(total.abandonment, 1), formatShare(total.abandonment, 1)), cell: (queue) => open('today.abandonment', queue, <Health standing={abandonmentStanding(queue.today.abandonment, queue.abandonment_max)}>{formatShare(queue.today.abandonment, 1)}</Health>, formatShare(queue.today.abandonment, 1)) },
    { key: 'answered', head: t('board.answered'), num: true, phone: false, total: count('today.answered', null, total.answered), cell: (queue) => count('today.answered', queue, queue.today.answered) },
    { key: 'lost', head: t('board.lost'), num: true, phone: false, total: count('today.abandoned', null, total.abandoned), cell: (queue) => count('today.abandoned', queue, queue.today.abandoned) },
    { key: 'free', head: t('board.free_here'), num: true, phone: false, total: free(null, { ready, here }), cell: (queue) => free(queue, queue) },
  ];
  return (
    <Panel label={t('board.queues')} flush>
      {queues.length
        ? <Table label={t('board.queues')} columns={columns} rows={queues} rowKey={({ id }) => id} withTotal stale={stale} />
        : <Empty icon={IconUsersGroup} title={t('board.no_queues')}>{t('board.no_queues_text')}</Empty>}
    </Panel>
  );
});
QueueTable.displayName = 'QueueTable';
