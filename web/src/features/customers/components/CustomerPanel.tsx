import { Button, Group, Stack } from '@mantine/core';
import { IconPencil, IconUserPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Avatar } from '~/design/Avatar';
import { RowsToCome } from '~/design/Empty';
import { Facts } from '~/design/Facts';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { Panel } from '~/design/Panel';
import { PlainButton } from '~/design/PlainButton';
import { Text } from '~/design/Text';
import type { Contact } from '~/live/messages';
import { useLive } from '~/live/store';
import { isMasked } from '~/person/masked';
import { CallNumber } from '~/phone/CallNumber';
import { useCustomer } from '../hooks/useCustomer';
import { isKept } from '../hooks/useKept';

/** Forms come with the first wish to write: the desk does not load them before. */
const RecordForm = lazy(async () => ({ default: (await import('./RecordForm')).RecordForm }));
const CallerForm = lazy(async () => ({ default: (await import('./CallerForm')).CallerForm }));

const right = 'customers.edit';

/** Who this is, before "hello"; written on the spot, and an unknown number gets a name here. */
export function CustomerPanel({ contact }: { contact: Contact }) {
  const { t, i18n } = useTranslation();
  const mayEdit = useLive(({ centre }) => Boolean(centre?.me.rights.includes(right)));
  const known = contact.customer?.known ? contact.customer : null;
  const { data, isLoading } = useCustomer(known?.id);
  // What was typed and not saved is in sight again after a reload.
  const [writing, setWriting] = useState(() => mayEdit && isKept(known?.id ?? contact.id));
  const name = contact.customer?.name || contact.address || t('common.unknown_caller');
  const language = data?.language ? new Intl.DisplayNames(i18n.language, { type: 'language' }).of(data.language) : null;
  const close = () => setWriting(false);
  if (writing && mayEdit && !known) return <Suspense><CallerForm contact={contact} onClose={close} /></Suspense>;
  if (writing && mayEdit && data) return <Suspense><RecordForm key={data.id} customer={data} mayEdit onClose={close} /></Suspense>;
  const end = known && mayEdit && !isMasked(name) && (
    <Group gap="md">
      <PlainButton onClick={() => setWriting(true)}><Icon of={IconPencil} size="xs" /> {t('customers.edit')}</PlainButton>
      <Link to={`/customers/${known.id}`}><Text size="xs">{t('customers.open')}</Text></Link>
    </Group>
  );
  return (
    <Panel title={t('call.customer')} end={end}>
      <Stack gap="md">
        <Group gap="md">
          <Avatar name={name} size="xl" />
          <Text as="div" grow><Text as="h2" size="lg" cut>{name}</Text>{data && <Text size="sm" tone="meta">{t('call.known_contacts', { count: data.contacts.length })}</Text>}</Text>
        </Group>
        {isLoading && <RowsToCome rows={2} label={t('common.loading')} />}
        {!known && <Text as="p" size="sm" tone="meta">{t('call.unknown_text')}</Text>}
        {!known && mayEdit && <Group><Button leftSection={<Icon of={IconUserPlus} size="sm" />} onClick={() => setWriting(true)}>{t('customers.new')}</Button></Group>}
        {data && <Facts items={[
          { name: t('call.phone'), value: <Group gap="md">{data.numbers.map((number) => <CallNumber key={number} number={number} />)}</Group> },
          ...(data.emails.length ? [{ name: t('call.email'), value: <bdi>{data.emails.join(', ')}</bdi> }] : []),
          ...(language ? [{ name: t('call.speaks'), value: language }] : []),
        ]} />}
        {data?.note && <Note>{data.note}</Note>}
      </Stack>
    </Panel>
  );
}
