import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Figures } from '~/design/Figures';
import { Health } from '~/design/Health';
import type { Queue } from '~/live/messages';
import { formatDuration, formatNumber, formatShare } from '~/texts/format';
import type { Board } from '../hooks/useBoardAddress';
import { abandonmentStanding, standingOf, totalOf } from '../rules';
import { LongestWait } from './LongestWait';

interface BoardStripProps {
  queues: Queue[];
  board: Board;
  stale: boolean;
  /** How busy the agents were today; null where the person may not see it. */
  occupancy: { name: string; value: string } | null;
}

/** The figures that lead to a deed, each with what it is compared with and what it is made of. */
export const BoardStrip = memo(({ queues, board, stale, occupancy }: BoardStripProps) => {
  const { t } = useTranslation();
  const total = totalOf(queues);
  const target = queues[0]?.target_share ?? 0.8;
  const norm = Math.min(...queues.map(({ abandonment_max }) => abandonment_max), 1);
  const busiest = queues.filter(({ waiting }) => waiting).sort((one, other) => other.waiting - one.waiting).slice(0, 2);
  const opens = (figure: string) => board.to({ figure });
  return (
    <Figures stale={stale} items={[
      { name: t('board.waiting_now'), to: opens('now.waiting'), value: formatNumber(total.waiting), note: busiest.map(({ name, waiting }) => `${waiting} ${name}`).join(', ') || t('board.nobody') },
      { name: t('board.longest_wait'), to: opens('now.longest_wait'), value: total.longestSince ? <LongestWait since={total.longestSince} secondsMax={total.longestQueue?.longest_wait_seconds_max ?? 0} /> : '–', note: total.longestQueue?.name ?? t('board.nobody') },
      { name: t('board.in_target'), to: opens('today.service_level'), value: <Health standing={standingOf(total.serviceLevel, target)}>{formatShare(total.serviceLevel)}</Health>, note: t('board.target', { share: formatShare(target) }) },
      { name: t('board.abandoned'), to: opens('today.abandonment'), value: <Health standing={abandonmentStanding(total.abandonment, norm)}>{formatShare(total.abandonment, 1)}</Health>, note: t('board.norm_of', { share: formatShare(norm) }) },
      { name: t('board.average_wait'), to: opens('today.asa_seconds'), value: total.asaSeconds === null ? '–' : formatDuration(total.asaSeconds * 1000), note: t('board.today') },
      { name: t('board.answered'), to: opens('today.answered'), value: formatNumber(total.answered), note: t('board.of_offered', { count: total.offered }) },
      ...(occupancy ? [{ ...occupancy, to: opens('of_agents.occupancy'), note: t('board.today') }] : []),
    ]} />
  );
});
BoardStrip.displayName = 'BoardStrip';
