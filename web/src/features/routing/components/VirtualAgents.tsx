import { Group } from '@mantine/core';
import { IconRobot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Chip } from '~/design/Chip';
import { Inset } from '~/design/Panel';
import { useLive } from '~/live/store';

/** Virtual agents of these queues and how many contacts each has, above the people they work beside. */
export function VirtualAgents({ queues }: { queues: string[] }) {
  const { t } = useTranslation();
  const all = Object.values(useLive(({ centre }) => centre?.virtual_agents) ?? {});
  const shown = all.filter(({ queue_ids }) => queues.length === 0 || queue_ids.some((id) => queues.includes(id)));
  if (!shown.length) return null;
  return (
    <Inset>
      <Group gap="xs">
        {shown.map(({ id, name, on_duty, contacts, contacts_max }) => (
          <Chip key={id} icon={IconRobot} tone={on_duty && contacts >= contacts_max ? 'watch' : on_duty ? 'brand' : 'line'}>
            <Link to={`/settings/virtual-agents?edit=${id.replace('virtual:', '')}`}>{name}</Link>{' '}
            {on_duty || contacts > 0 ? t('virtual_agents.has', { contacts, most: contacts_max }) : t('virtual_agents.off_duty')}
          </Chip>
        ))}
      </Group>
    </Inset>
  );
}
