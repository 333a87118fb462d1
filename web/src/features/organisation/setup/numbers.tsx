import { IconPhoneIncoming } from '@tabler/icons-react';
import { Link } from 'react-router';
import { DrawerPart } from '~/design/Drawer';
import { SelectField, TextField } from '~/design/form/controls';
import { addressOf } from '~/setup/places';
import type { FormProps, Kind } from '~/setup/kind';

interface NumberSettings {
  number: string;
  name: string;
  flow_id: string;
}

function Number({ form, known }: FormProps<NumberSettings>) {
  return (
    <DrawerPart>
      <TextField {...form.bind('number')} disabled={!form.isNew || form.readOnly} ltr max={32} />
      <TextField {...form.bind('name')} max={120} />
      <SelectField {...form.bind('flow_id', (id) => known.name('flows', id))} onChange={(id) => form.set('flow_id', id ?? '')} value={form.value.flow_id || null} choices={known.choices('flows')} />
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
  ],
  parts: [{ id: 'number', word: 'numbers.general', fields: ['number', 'name', 'flow_id'], Body: Number }],
  blank: () => ({ number: '', name: '', flow_id: '' }),
};
