import { useTranslation } from 'react-i18next';
import { PlainButton } from '~/design/PlainButton';
import { Table } from '~/design/Table';
import { Text } from '~/design/Text';
import { useNow } from '~/live/clock';
import type { Contact } from '~/live/messages';
import { useNames } from '~/live/names';
import { useZone } from '~/person/preferences';
import { formatDay, formatDuration, formatTime, sameDay } from '~/texts/format';
import { useBoxName } from '../hooks/useBoxName';
import { callerName } from '../rules';
import { DueSign } from './DueSign';

interface MessageTableProps {
  messages: Contact[];
  open: string | null;
  onOpen: (id: string) => void;
}

/** Messages in rows: who left them where and when, and by when they should be worked off. */
export function MessageTable({ messages, open, onOpen }: MessageTableProps) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const boxName = useBoxName();
  const now = useNow();
  const zone = useZone();
  const when = (at: string) => (sameDay(at, now, zone) ? formatTime(at, zone, 'minutes') : `${formatDay(at, zone)} ${formatTime(at, zone, 'minutes')}`);
  const ended = ({ outcome }: Contact) => (outcome && i18n.exists(`outcome.${outcome}`) ? t(`outcome.${outcome}` as 'outcome.handled') : '');
  return (
    <Table label={t('voicemail.title')} rows={messages} rowKey={({ id }) => id} selected={({ id }) => id === open} onOpen={({ id }) => onOpen(id)} columns={[
      { key: 'when', head: t('contacts.when'), width: 'narrow', cell: ({ arrived_at }) => <Text tone="meta" num>{when(arrived_at)}</Text> },
      { key: 'who', head: t('contacts.customer'), cell: (message) => <PlainButton onClick={() => onOpen(message.id)}><bdi>{callerName(message, t('common.unknown_caller'))}</bdi></PlainButton> },
      { key: 'box', head: t('voicemail.box'), phone: false, cell: ({ mailbox }) => boxName(mailbox) },
      { key: 'length', head: t('contacts.length'), num: true, phone: false, cell: ({ message_seconds }) => formatDuration((message_seconds ?? 0) * 1000) },
      { key: 'agent', head: t('contacts.agent'), phone: false, cell: ({ agent_id }) => names.agent(agent_id) || '–' },
      { key: 'due', head: t('voicemail.due'), cell: (message) => (message.outcome ? <Text tone="meta">{ended(message)}</Text> : <DueSign contact={message} />) },
    ]} />
  );
}
