import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Table } from '~/design/Table';
import { Text } from '~/design/Text';
import { useNow } from '~/live/clock';
import { Clock } from '~/live/Clock';
import { ExpectedWait } from '~/live/ExpectedWait';
import type { Contact } from '~/live/messages';
import { useNames } from '~/live/names';
import { callerName } from '../rules';
import { WaitingMenu } from './WaitingMenu';

const since = ({ waiting_since, state_since }: Contact) => waiting_since ?? state_since;

interface WaitingTableProps {
  contacts: Contact[];
  longestOnly: boolean;
  /** Where a caller opens. */
  to: (contactId: string) => string;
}

/** Who waits in these queues, longest first, each with what can be done. */
export function WaitingTable({ contacts, longestOnly, to }: WaitingTableProps) {
  const { t } = useTranslation();
  const names = useNames();
  // A call that is due later is no wait yet.
  const now = useNow();
  const waiting = contacts.filter(({ state, call_back: back }) => state === 'queued' && !(back?.not_before && Date.parse(back.not_before) > now)).sort((one, other) => Date.parse(since(one)) - Date.parse(since(other)));
  const shown = longestOnly ? waiting.slice(0, 1) : waiting;
  if (!shown.length) return <Text as="p" size="sm" tone="meta">{t('board.nobody_waits')}</Text>;
  return (
    <Table label={t('made_of.title')} rows={shown} rowKey={({ id }) => id} columns={[
      { key: 'who', head: t('made_of.contact'), cell: (contact) => <><Link to={to(contact.id)} preventScrollReset>{contact.reference}</Link> <Text tone="meta">{callerName(contact, t('common.unknown_caller'))}</Text></> },
      { key: 'queue', head: t('board.queue'), cell: ({ queue_id }) => names.queue(queue_id) },
      { key: 'waited', head: t('made_of.waited'), num: true, cell: (contact) => <Clock since={since(contact)} /> },
      { key: 'expected', head: t('board.expected'), num: true, cell: (contact) => <ExpectedWait of={contact} /> },
      { key: 'menu', head: <span hidden>{t('hand.act')}</span>, width: 'narrow', cell: (contact) => <WaitingMenu contact={contact} /> },
    ]} />
  );
}
