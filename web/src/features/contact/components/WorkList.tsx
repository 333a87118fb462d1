import { IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { CardGroup, WorkCard } from '~/design/patterns/Work';
import { Clock } from '~/live/Clock';
import type { Agent, Contact } from '~/live/messages';
import { useQueue } from '~/live/selectors';
import { callerName } from '../rules';

/** What I have in hand. */
export function WorkList({ agent, contact }: { agent: Agent; contact: Contact | null }) {
  const { t } = useTranslation();
  const queue = useQueue(contact?.queue_id);
  return (
    <CardGroup title={t('desk.live')} count={`${contact ? 1 : 0} / 1`}>
      {contact
        ? <WorkCard here icon={<Icon of={IconPhone} />} title={callerName(contact, t('common.unknown_caller'))} line={[t(`state.${agent.state}`), queue?.name].filter(Boolean).join(' · ')} when={<Clock since={agent.since} />} />
        : <p>{t('desk.no_contact')}</p>}
    </CardGroup>
  );
}
