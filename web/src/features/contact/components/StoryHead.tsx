import { Button, Group, Menu } from '@mantine/core';
import { IconDots, IconLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '~/design/Avatar';
import { Chip } from '~/design/Chip';
import { Icon } from '~/design/Icon';
import { PageHead } from '~/design/patterns/Story';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { useNames } from '~/live/names';
import { foreignZone, formatDay, formatTime } from '~/texts/format';
import { storyFile, type ListedContact } from '../api/contacts';
import { callerName } from '../rules';
import { CallerSigns } from './CallerSigns';
import { OutcomeWord } from './ContactTable';

/** Who it was, how it ended, where and when. */
export function StoryHead({ contact, zone, mayExport }: { contact: ListedContact; zone: string | undefined; mayExport: boolean }) {
  const { t } = useTranslation();
  const names = useNames();
  const name = callerName(contact, t('common.unknown_caller'));
  const lost = contact.outcome === 'abandoned' || contact.outcome === 'failed' || contact.outcome === 'lost';
  const times = contact.closed_at
    ? t('story.to', { from: `${formatDay(contact.arrived_at, zone)} ${formatTime(contact.arrived_at, zone)}`, to: formatTime(contact.closed_at, zone) })
    : `${formatDay(contact.arrived_at, zone)} ${formatTime(contact.arrived_at, zone)}`;
  const line = [t('story.call_to', { number: contact.dialled }), names.queue(contact.queue_id), names.agent(contact.agent_id), `${times} ${foreignZone(zone)}`.trim()].filter(Boolean).join(' · ');
  const copy = () => void navigator.clipboard.writeText(location.href).then(() => toast(t('story.copied')));
  return (
    <PageHead>
      <Avatar name={name} size="xl" />
      <Text as="div" grow>
        <Group gap="sm">
          <Text as="h2" size="xl" weight="strong" cut>{name}</Text>
          <Chip tone={contact.outcome === 'answered' ? 'ok' : lost ? 'breach' : 'plain'}><OutcomeWord contact={contact} /></Chip>
          <CallerSigns contact={contact} />
          {contact.disposition && <Chip>{names.disposition(contact.disposition)}</Chip>}
        </Group>
        <Text as="div" size="sm" tone="meta" cut num>{line}</Text>
      </Text>
      <Button leftSection={<Icon of={IconLink} size="sm" />} onClick={copy}>{t('story.copy_link')}</Button>
      <Menu position="bottom-end">
        <Menu.Target><Button aria-label={t('story.more')}><Icon of={IconDots} size="sm" /></Button></Menu.Target>
        <Menu.Dropdown>
          {mayExport && <Menu.Item component="a" href={storyFile(contact.id)} download>{t('story.as_file')}</Menu.Item>}
          <Menu.Item onClick={() => setTimeout(() => window.print())}>{t('story.print')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </PageHead>
  );
}
