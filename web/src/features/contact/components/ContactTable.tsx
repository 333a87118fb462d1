import { IconPhone, IconPhoneIncoming, IconPhoneOutgoing } from '@tabler/icons-react';
import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Icon } from '~/design/Icon';
import { StatePill } from '~/design/StatePill';
import { Table, type Column } from '~/design/Table';
import { Text } from '~/design/Text';
import { useNow } from '~/live/clock';
import { useNames } from '~/live/names';
import { useZone } from '~/person/preferences';
import { CallNumber } from '~/phone/CallNumber';
import { formatDay, formatDuration, formatTime, sameDay } from '~/texts/format';
import type { ListedContact } from '../api/contacts';
import { callerName, totals } from '../rules';
import { ContactRibbon } from './ContactRibbon';

const directions = { inbound: IconPhoneIncoming, outbound: IconPhoneOutgoing, internal: IconPhone };

/** The end of a contact in a word, or that it still runs. */
export function OutcomeWord({ contact }: { contact: ListedContact }) {
  const { t, i18n } = useTranslation();
  if (!contact.outcome) return <StatePill state="talking" bare>{t('contacts.running')}</StatePill>;
  return <>{i18n.exists(`outcome.${contact.outcome}`) ? t(`outcome.${contact.outcome}` as 'outcome.answered') : contact.outcome}</>;
}

interface ContactTableProps {
  contacts: ListedContact[];
  /** Only what matters to the agent themself. */
  brief?: boolean;
}

/** Contacts in rows, newest first, each with its life as a ribbon. */
export function ContactTable({ contacts, brief }: ContactTableProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const names = useNames();
  const now = useNow();
  const zone = useZone();
  const when = (at: string) => (sameDay(at, now, zone) ? formatTime(at, zone, 'minutes') : `${formatDay(at, zone)} ${formatTime(at, zone, 'minutes')}`);
  const length = (contact: ListedContact) => totals(contact, now).reduce((sum, { ms }) => sum + ms, 0);
  const all: (Column<ListedContact> & { brief?: boolean })[] = [
    { key: 'when', head: t('contacts.when'), brief: true, width: brief ? 'narrow' : undefined, cell: ({ arrived_at }) => <Text tone="meta" num>{when(arrived_at)}</Text> },
    { key: 'customer', head: t('contacts.customer'), brief: true, cell: (contact) => (
      <Group gap="sm"><Icon of={directions[contact.direction]} size="sm" /><Link to={`/contacts/${contact.id}`} onClick={(event) => event.stopPropagation()}><Text as="bdi" weight="medium">{callerName(contact, t('common.unknown_caller'))}</Text></Link></Group>
    ) },
    { key: 'number', head: t('contacts.number'), phone: false, cell: ({ reference }) => <Text tone="meta" num>{reference}</Text> },
    { key: 'queue', head: t('contacts.queue'), phone: false, cell: ({ queue_id }) => names.queue(queue_id) || '–' },
    { key: 'agent', head: t('contacts.agent'), phone: false, cell: ({ agent_id }) => names.agent(agent_id) || '–' },
    { key: 'outcome', head: t('contacts.outcome'), brief: true, cell: (contact) => <Text tone={brief ? 'meta' : undefined}>{brief && contact.disposition ? names.disposition(contact.disposition) : <OutcomeWord contact={contact} />}</Text> },
    ...(brief ? [{ key: 'call', head: t('contacts.customer'), brief: true, cell: ({ address }: ListedContact) => <CallNumber number={address} /> }] : []),
    { key: 'life', head: t('contacts.life'), brief: true, width: 'medium', phone: false, cell: (contact) => <ContactRibbon stretches={totals(contact, now)} size="thin" /> },
    { key: 'length', head: t('contacts.length'), brief: true, num: true, cell: (contact) => formatDuration(length(contact)) },
  ];
  return (
    <Table label={t('contacts.title')} withoutHead={brief ?? false} columns={all.filter((column) => !brief || column.brief)} rows={contacts} rowKey={({ id }) => id} onOpen={({ id }) => void navigate(`/contacts/${id}`)} />
  );
}
