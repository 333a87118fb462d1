import { Button } from '@mantine/core';
import { IconPhoneCheck, IconX } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty, RowsToCome } from '~/design/Empty';
import { IconButton } from '~/design/Frame';
import { Panel } from '~/design/Panel';
import { Table } from '~/design/Table';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useDeed } from '~/http/useDeed';
import { useNames } from '~/live/names';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { formatDay, formatTime } from '~/texts/format';
import { cancelPromised, listPromised } from '../api/callBacks';

/** Contacts that are owed a call, due first; booked ones among them. */
export function PromisedTable({ queue, onClear }: { queue: string | null; onClear: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const zone = useZone();
  const deed = useDeed();
  const client = useQueryClient();
  const cutOff = useCutOff();
  const mayCancel = useLive(({ centre }) => centre?.me.rights.includes('call_backs.handle.any') ?? false);
  const { data, error } = useQuery({ queryKey: ['call_backs', 'promised', queue], queryFn: () => listPromised(queue), placeholderData: (last) => last });
  const at = (moment: string) => `${formatDay(moment, zone)} ${formatTime(moment, zone, 'minutes')}`;
  const cancel = (id: string) => deed(cancelPromised(id).then(() => client.invalidateQueries({ queryKey: ['call_backs'] })), t('call_backs.cancelled'));
  return (
    <Panel grow flush label={t('call_backs.promised')}>
      <ProblemNote error={error} />
      {!data && !error && <RowsToCome rows={8} label={t('common.loading')} />}
      {data?.items.length === 0 && (queue
        ? <Empty icon={IconPhoneCheck} title={t('call_backs.nothing')} action={<Button onClick={onClear}>{t('contacts.clear')}</Button>} />
        : <Empty icon={IconPhoneCheck} title={t('call_backs.none_promised')}>{t('call_backs.none_promised_text')}</Empty>)}
      {data && data.items.length > 0 && (
        <Table label={t('call_backs.promised')} rows={data.items} rowKey={({ contact }) => contact.id} columns={[
          { key: 'who', head: t('call_backs.customer'), width: 'wide', cell: ({ contact }) => <><Link to={`/contacts/${contact.id}`}>{contact.reference}</Link> <Text as="bdi" weight="medium">{contact.customer?.name ?? contact.call_back?.number}</Text></> },
          { key: 'number', head: t('call_backs.number'), phone: false, cell: ({ contact }) => <bdi dir="ltr">{contact.call_back?.number}</bdi> },
          { key: 'queue', head: t('call_backs.queue'), phone: false, cell: ({ contact }) => names.queue(contact.queue_id) },
          { key: 'kind', head: t('call_backs.state'), minor: true, cell: ({ booked_for, kept_for: [agent] }) => <>{t(booked_for ? 'call_backs.kind_booked' : 'call_backs.kind_promised')}{agent && ` ${t('call_backs.kept_for', { agent: names.agent(agent) })}`}</> },
          { key: 'since', head: t('call_backs.since'), num: true, minor: true, cell: ({ contact }) => contact.call_back && at(contact.call_back.promised_at) },
          { key: 'attempt', head: t('call_backs.attempt'), num: true, phone: false, cell: ({ contact }) => contact.call_back?.attempt },
          { key: 'due', head: t('call_backs.due'), num: true, cell: ({ contact }) => (contact.call_back?.not_before ? at(contact.call_back.not_before) : t('call_backs.now')) },
          ...(mayCancel ? [{ key: 'cancel', head: <span hidden>{t('call_backs.cancel')}</span>, width: 'narrow' as const, cell: ({ contact }: { contact: { id: string } }) => <IconButton icon={IconX} word={t('call_backs.cancel')} disabled={cutOff} onClick={() => cancel(contact.id)} /> }] : []),
        ]} />
      )}
    </Panel>
  );
}
