import { IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '~/design/Empty';
import { SkillLevel, TargetBar } from '~/design/Health';
import { Panel } from '~/design/Panel';
import { Table, type Column } from '~/design/Table';
import { Text } from '~/design/Text';
import { Clock } from '~/live/Clock';
import type { Agent, Queue } from '~/live/messages';
import { useLive } from '~/live/store';
import { formatShare } from '~/texts/format';
import { standingOf } from '../rules';

/** The queues I serve, live. */
export function MyQueues({ agent }: { agent: Agent }) {
  const { t } = useTranslation();
  const queues = useLive(({ centre }) => centre?.queues) ?? {};
  const mine = agent.queue_ids.flatMap((id) => queues[id] ?? []);
  const level = (queue: Queue) => agent.skills[queue.id] ?? agent.skills[queue.name.toLowerCase()] ?? Math.max(0, ...Object.values(agent.skills));
  const columns: Column<Queue>[] = [
    { key: 'name', head: t('desk.queue'), cell: ({ name }) => <Text weight="medium">{name}</Text> },
    { key: 'level', head: t('desk.my_level'), cell: (queue) => <SkillLevel level={level(queue)} label={t('desk.level', { level: level(queue) })} /> },
    { key: 'waiting', head: t('desk.waiting'), num: true, cell: ({ waiting }) => (waiting ? <Text weight="strong">{waiting}</Text> : waiting) },
    { key: 'longest', head: t('desk.longest'), num: true, cell: ({ longest_since }) => (longest_since ? <Clock since={longest_since} /> : '–') },
    {
      key: 'target', head: t('desk.in_target_short'), width: 'wide',
      cell: ({ today, target_share }) => <TargetBar value={today.service_level} target={target_share} standing={standingOf(today.service_level, target_share)} text={formatShare(today.service_level)} />,
    },
  ];
  return (
    <Panel title={t('desk.my_queues')} meta={<Text size="xs" tone="meta">{t('desk.live')}</Text>} flush>
      {mine.length
        ? <Table label={t('desk.my_queues')} columns={columns} rows={mine} rowKey={({ id }) => id} />
        : <Empty icon={IconUsersGroup} title={t('desk.no_queues')}>{t('desk.no_queues_text')}</Empty>}
    </Panel>
  );
}
