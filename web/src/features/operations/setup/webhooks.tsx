import { Button, Group } from '@mantine/core';
import { IconKey, IconWebhook } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { Chips } from '~/design/Chips';
import { Code } from '~/design/Code';
import { DrawerPart } from '~/design/Drawer';
import { ChecksField, MultiField, SwitchField, TextField } from '~/design/form/controls';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import { identifierOf } from '~/setup/rules';
import { SecretField } from '~/setup/SecretField';
import { DeliveriesPart } from './DeliveriesPart';
import { newSecret, told, type Webhook } from './webhook';

function General({ form, known }: FormProps<Webhook>) {
  const { t } = useTranslation();
  const [made, setMade] = useState<string | null>(null);
  const switched = (field: 'active' | 'personal_data' | 'private_addresses') => ({ ...form.bind(field), words: t(form.value[field] ? 'setup.yes' : 'setup.no') });
  const make = () => { const secret = newSecret(); setMade(secret); form.set('secret', secret); };
  return (
    <>
      <DrawerPart>
        <TextField {...form.bind('name')} max={80} /><IdentifierField form={form} />
        <TextField {...form.bind('url')} hint={t('webhooks.url_hint')} ltr max={1000} />
        <SwitchField {...switched('private_addresses')} />
        <SwitchField {...switched('active')} />
      </DrawerPart>
      <DrawerPart>
        <SecretField form={form} field="secret" hint={t('webhooks.secret_hint')} />
        {!form.readOnly && <Group><Button size="xs" leftSection={<Icon of={IconKey} size="sm" />} onClick={make}>{t('webhooks.make_secret')}</Button></Group>}
        {made !== null && made === form.value.secret && <><Note tone="watch">{t('webhooks.secret_once')}</Note><Code>{made}</Code></>}
      </DrawerPart>
      <DrawerPart>
        <ChecksField {...form.bind('events', (events) => events.join(', '))} choices={told.map((event) => ({ value: event, label: t(`webhooks.told_${event.replace('.', '_') as 'contact_closed'}`), note: event }))} onChange={(events) => form.set('events', events as Webhook['events'])} />
        <MultiField {...form.bind('queue_ids', (ids) => ids.map((id) => known.name('queues', id)).join(', ') || t('dispositions.all_queues'))} choices={known.choices('queues')} none={t('dispositions.all_queues')} />
        <SwitchField {...switched('personal_data')} />
      </DrawerPart>
    </>
  );
}

/** Programs of others that are told of contacts and alarms. */
export const webhooks: Kind<Webhook> = {
  name: 'webhooks', key: 'id', icon: IconWebhook, word: 'kinds.webhook', words: 'kinds.webhooks', empty: 'webhooks.empty', emptyText: 'webhooks.empty_text', findWords: 'webhooks.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  line: ({ id }) => <bdi>{id}</bdi>,
  columns: (_, t) => [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'url', head: t('field.url'), cell: ({ url }) => <bdi dir="ltr">{url.split('/')[2] ?? url}</bdi>, by: ({ url }) => url },
    { key: 'events', head: t('field.events'), cell: ({ events }) => <Chips empty="–">{events.map((event) => <Chip key={event} tone="line">{event}</Chip>)}</Chips>, find: ({ events }) => events.join(' ') },
    { key: 'active', head: t('field.active'), cell: ({ active }) => t(active ? 'setup.yes' : 'setup.no'), by: ({ active }) => String(active) },
  ],
  parts: [
    { id: 'general', word: 'kinds.webhook', fields: ['name', 'id', 'url', 'private_addresses', 'active', 'secret', 'events', 'queue_ids', 'personal_data'], Body: General },
    { id: 'deliveries', word: 'webhooks.deliveries', fields: [], Body: DeliveriesPart },
  ],
  blank: () => ({ id: '', name: '', url: '', events: ['contact.closed'], queue_ids: [], personal_data: false, private_addresses: false, active: true }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'webhook'),
};
