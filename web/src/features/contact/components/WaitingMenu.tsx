import { Menu } from '@mantine/core';
import { IconArrowBarToUp, IconArrowsRight, IconArrowBackUp, IconDots, IconHandGrab } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '~/design/Frame';
import { Icon } from '~/design/Icon';
import { useDeed } from '~/http/useDeed';
import type { Contact } from '~/live/messages';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { moveTo, pull, setPriority } from '../api/hand';
import { callerName } from '../rules';

const first = 10;

/** What a supervisor can do with somebody who waits. */
export function WaitingMenu({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const deed = useDeed();
  const cutOff = useCutOff();
  const may = useLive(({ centre }) => centre?.me.rights.includes('contacts.handle.any') ?? false);
  const queues = useLive(({ centre }) => centre?.queues) ?? {};
  const name = callerName(contact, t('common.unknown_caller'));
  const mayPull = useLive(({ centre }) => Boolean(centre?.me.agent_id && centre.me.rights.includes('contacts.pull')));
  if (!may) return null;
  return (
    <Menu width={240}>
      <Menu.Target><IconButton icon={IconDots} word={t('hand.menu', { name })} /></Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        {mayPull && <Menu.Item leftSection={<Icon of={IconHandGrab} size="sm" />} disabled={cutOff} onClick={() => deed(pull(contact.id), t('directory.picked_up'))}>{t('pull.take')}</Menu.Item>}
        {contact.priority < first && <Menu.Item leftSection={<Icon of={IconArrowBarToUp} size="sm" />} disabled={cutOff} onClick={() => deed(setPriority(contact.id, first))}>{t('hand.first')}</Menu.Item>}
        {contact.priority !== 0 && <Menu.Item leftSection={<Icon of={IconArrowBackUp} size="sm" />} disabled={cutOff} onClick={() => deed(setPriority(contact.id, 0))}>{t('hand.not_first')}</Menu.Item>}
        <Menu.Label>{t('hand.move')}</Menu.Label>
        {Object.values(queues).filter(({ id, open }) => open && id !== contact.queue_id).map((queue) => (
          <Menu.Item key={queue.id} leftSection={<Icon of={IconArrowsRight} size="sm" />} disabled={cutOff} onClick={() => deed(moveTo(contact.id, queue.id))}>{queue.name}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
