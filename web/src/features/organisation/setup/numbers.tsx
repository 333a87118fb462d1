import { IconPhoneIncoming } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DrawerPart } from '~/design/Drawer';
import { SelectField, TextField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import type { FormProps, Kind } from '~/setup/kind';
import { addressOf } from '~/setup/places';

interface NumberSettings {
  number: string;
  name: string;
  flow_id: string;
  calendar: string;
  closed_flow_id: string;
}

function Number({ form, known }: FormProps<NumberSettings>) {
  const { t } = useTranslation();
  return (
    <DrawerPart>
      <TextField {...form.bind('number')} disabled={!form.isNew || form.readOnly} ltr max={32} />
      <TextField {...form.bind('name')} max={120} />
      <SelectField {...form.bind('flow_id', (id) => known.name('flows', id))} onChange={(id) => form.set('flow_id', id ?? '')} value={form.value.flow_id || null} choices={known.choices('flows')} />
      <SelectField {...form.bind('calendar', (id) => (id ? known.name('calendars', id) : t('queues.always_open')))} value={form.value.calendar || null} none={t('queues.always_open')} choices={known.choices('calendars')} onChange={(id) => form.set('calendar', id ?? '')} />
      <SelectField {...form.bind('closed_flow_id', (id) => known.name('flows', id) || '–')} value={form.value.closed_flow_id || null} none="–" choices={known.choices('flows')} onChange={(id) => form.set('closed_flow_id', id ?? '')} />
    </DrawerPart>
  );
}

/** The numbers callers dial, and which flow answers. */
export const numbers: Kind<NumberSettings> = {
  name: 'numbers', key: 'number', icon: IconPhoneIncoming, word: 'kinds.number', words: 'kinds.numbers', empty: 'numbers.empty', emptyText: 'numbers.empty_text', findWords: 'numbers.find', may: 'settings.edit',
  sort: 'number', title: ({ name, number }) => name || number,
  line: ({ number }) => <bdi dir="ltr">{number}</bdi>,
  columns: (known, t) => [
    { key: 'number', head: t('field.number'), width: 'medium', cell: ({ number }) => <bdi dir="ltr">{number}</bdi>, by: ({ number }) => number },
    { key: 'name', head: t('field.name'), cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'flow', head: t('field.flow_id'), cell: ({ flow_id }) => <Link to={addressOf('flow', flow_id)} onClick={(event) => event.stopPropagation()}>{known.name('flows', flow_id)}</Link>, by: ({ flow_id }) => known.name('flows', flow_id) },
    { key: 'calendar', head: t('field.calendar'), phone: false, cell: ({ calendar }) => (calendar ? <Link to={addressOf('calendar', calendar)} onClick={(event) => event.stopPropagation()}>{known.name('calendars', calendar)}</Link> : <Text tone="meta">{t('queues.always_open')}</Text>), by: ({ calendar }) => (calendar ? known.name('calendars', calendar) : '') },
  ],
  parts: [{ id: 'number', word: 'numbers.general', fields: ['number', 'name', 'flow_id', 'calendar', 'closed_flow_id'], Body: Number }],
  blank: () => ({ number: '', name: '', flow_id: '', calendar: '', closed_flow_id: '' }),
};
