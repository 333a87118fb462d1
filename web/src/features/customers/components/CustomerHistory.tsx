import { IconHistory, IconPhone } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '~/design/Empty';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { Timeline } from '~/design/Timeline';
import type { Contact } from '~/live/messages';
import { useNames } from '~/live/names';
import { formatDay } from '~/texts/format';
import { useCustomer } from '../hooks/useCustomer';

const shownMax = 6;

/** What this customer and we had to do with each other before. */
export function CustomerHistory({ contact, grow }: { contact: Contact; grow?: boolean }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { data } = useCustomer(contact.customer?.id);
  const past = (data?.contacts ?? []).filter(({ id }) => id !== contact.id);
  const outcome = (code: string | null) => (code && i18n.exists(`outcome.${code}`) ? t(`outcome.${code}` as 'outcome.answered') : code ?? '');
  return (
    <Panel title={t('desk.last_contacts')} meta={<Text size="xs" tone="meta">{past.length || ''}</Text>} {...(grow ? { grow } : {})}>
      {past.length
        ? <Timeline moments={past.slice(0, shownMax).map((one) => ({
          key: one.id, icon: IconPhone, title: [outcome(one.outcome), names.queue(one.queue_id), names.agent(one.agent_id)].filter(Boolean).join(', '), detail: one.note || undefined, time: formatDay(one.arrived_at),
        }))} />
        : <Empty icon={IconHistory} title={t('desk.no_contacts')} />}
    </Panel>
  );
}
