import { IconAddressBook } from '@tabler/icons-react';
import { DrawerPart } from '~/design/Drawer';
import { TextField } from '~/design/form/controls';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import { identifierOf } from '~/setup/rules';

interface OutsideNumber {
  id: string;
  name: string;
  number: string;
  note: string;
}

function General({ form }: FormProps<OutsideNumber>) {
  return (
    <DrawerPart>
      <TextField {...form.bind('name')} max={80} />
      <IdentifierField form={form} />
      <TextField {...form.bind('number')} ltr max={21} />
      <TextField {...form.bind('note')} max={200} />
    </DrawerPart>
  );
}

/** Numbers of others that everybody may look up, call and transfer to. */
export const outsideNumbers: Kind<OutsideNumber> = {
  name: 'outside_numbers', key: 'id', icon: IconAddressBook, word: 'kinds.outside_number', words: 'kinds.outside_numbers', empty: 'outside_numbers.empty', emptyText: 'outside_numbers.empty_text', findWords: 'outside_numbers.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  line: ({ number }) => <bdi dir="ltr">{number}</bdi>,
  columns: (_, t) => [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'number', head: t('field.number'), cell: ({ number }) => <bdi dir="ltr">{number}</bdi>, by: ({ number }) => number },
    { key: 'note', head: t('field.note'), cell: ({ note }) => note || '–', by: ({ note }) => note || null },
  ],
  parts: [{ id: 'number', word: 'kinds.outside_number', fields: ['name', 'id', 'number', 'note'], Body: General }],
  blank: () => ({ id: '', name: '', number: '', note: '' }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'number'),
};
