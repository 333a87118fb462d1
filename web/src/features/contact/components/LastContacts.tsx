import { IconList } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty, RowsToCome } from '~/design/Empty';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import type { Agent } from '~/live/messages';
import { listContacts } from '../api/contacts';
import { ContactTable } from './ContactTable';

const shownMax = 10;

/** My last contacts; asked again whenever I have finished one. */
export function LastContacts({ agent }: { agent: Agent }) {
  const { t } = useTranslation();
  const filters = { agent: agent.id };
  const { data, error } = useQuery({ queryKey: ['contacts', filters, agent.contact_id], queryFn: () => listContacts(filters, null, shownMax), placeholderData: (last) => last });
  return (
    <Panel title={t('desk.last_contacts')} end={<Link to={`/contacts?agent=${agent.id}`}><Text size="xs">{t('desk.all_of_mine')}</Text></Link>} flush grow>
      <ProblemNote error={error} />
      {!data && !error && <RowsToCome label={t('common.loading')} />}
      {data && (data.items.length ? <ContactTable brief contacts={data.items} /> : <Empty icon={IconList} title={t('desk.no_contacts')}>{t('desk.no_contacts_text')}</Empty>)}
    </Panel>
  );
}
