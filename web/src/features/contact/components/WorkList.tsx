import { IconPhone, IconRecordMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { CardGroup, WorkCard } from '~/design/patterns/Work';
import { Clock } from '~/live/Clock';
import type { Agent, Contact } from '~/live/messages';
import { useQueue } from '~/live/selectors';
import { useLive } from '~/live/store';
import { callerName } from '../rules';

/** What I have in hand: the contact in the foreground, and messages that wait behind it. */
export function WorkList({ agent, contact }: { agent: Agent; contact: Contact | null }) {
  const { t } = useTranslation();
  const queue = useQueue(contact?.queue_id);
  const contacts = useLive(({ centre }) => centre?.contacts);
  const behind = Object.values(contacts ?? {}).filter(({ id, channel, state, agent_id }) => channel === 'voicemail' && state === 'connected' && agent_id === agent.id && id !== contact?.id);
  const isMessage = contact?.channel === 'voicemail';
  const doing = isMessage && agent.state === 'talking' ? t('state.message') : t(`state.${agent.state}`);
  return (
    <CardGroup title={t('desk.live')} count={`${(contact ? 1 : 0) + behind.length}`}>
      {contact
        ? <WorkCard here icon={<Icon of={isMessage ? IconRecordMail : IconPhone} />} title={callerName(contact, t('common.unknown_caller'))} line={[doing, queue?.name].filter(Boolean).join(' · ')} when={<Clock since={agent.since} />} />
        : <p>{t('desk.no_contact')}</p>}
      {behind.map((each) => <WorkCard key={each.id} icon={<Icon of={IconRecordMail} />} title={callerName(each, t('common.unknown_caller'))} line={t('desk.message')} when={<Clock since={each.state_since} />} />)}
    </CardGroup>
  );
}
