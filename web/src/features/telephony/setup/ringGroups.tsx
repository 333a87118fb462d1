import { IconPhoneRinging } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { Chips } from '~/design/Chips';
import { DrawerPart } from '~/design/Drawer';
import { MultiField, NumberField, SegmentedField, SelectField, TextField } from '~/design/form/controls';
import { moved, OrderList } from '~/design/form/OrderList';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind, KindName } from '~/setup/kind';
import type { Known } from '~/setup/known';
import { identifierOf } from '~/setup/rules';

const beyond = ['nobody', 'extension', 'queue', 'flow'] as const;
const modes = ['all', 'in_turn'] as const;

interface RingGroup {
  id: string;
  name: string;
  members: string[];
  mode: (typeof modes)[number];
  ring_seconds: number | null;
  otherwise: (typeof beyond)[number];
  target: string;
}

const kinds: Partial<Record<RingGroup['otherwise'], KindName>> = { extension: 'extensions', queue: 'queues', flow: 'flows' };

/** A number with whose it is. */
function said(known: Known, number: string): string {
  const name = known.name('extensions', number);
  return name === number ? number : `${number} ${name}`;
}

function General({ form, known }: FormProps<RingGroup>) {
  const { t } = useTranslation();
  const { members, mode, otherwise, target } = form.value;
  const kind = kinds[otherwise];
  const rung = known.choices('extensions').filter(({ value }) => ['agent', 'phone'].includes(known.values<{ number: string; leads_to: string }>('extensions').find(({ number }) => number === value)?.leads_to ?? ''));
  return (
    <>
      <DrawerPart>
        <TextField {...form.bind('name')} max={80} />
        <IdentifierField form={form} />
        <MultiField {...form.bind('members', (value) => value.map((each) => said(known, each)).join(', '))} choices={rung.map(({ value }) => ({ value, label: said(known, value) }))} none={t('ring_groups.nobody_yet')} />
        <SegmentedField {...form.bind('mode')} onChange={(chosen) => form.set('mode', chosen as RingGroup['mode'])} choices={modes.map((value) => ({ value, label: t(`value.mode_${value}`) }))} />
        {mode === 'in_turn' && members.length > 1 && <OrderList label={t('ring_groups.order')} items={members} itemKey={(each) => each} name={(each) => said(known, each)} row={(each) => said(known, each)} fixed={form.readOnly} onMove={(from, to) => form.set('members', moved(members, from, to))} />}
        <NumberField {...form.bind('ring_seconds')} unit="s" hint={undefined} />
      </DrawerPart>
      <DrawerPart title={t('ring_groups.beyond')}>
        <SelectField {...form.bind('otherwise', (value) => t(`value.otherwise_${value}`))} choices={beyond.map((value) => ({ value, label: t(`value.otherwise_${value}`) }))} onChange={(chosen) => { if (chosen) { form.set('otherwise', chosen as RingGroup['otherwise']); form.set('target', ''); } }} />
        {kind && <SelectField {...form.bind('target', (id) => known.name(kind, id) || '–')} value={target || null} choices={known.choices(kind).map(({ value, label }) => ({ value, label: kind === 'extensions' ? said(known, value) : label }))} onChange={(id) => form.set('target', id ?? '')} />}
      </DrawerPart>
    </>
  );
}

/** Phones that ring for one call. */
export const ringGroups: Kind<RingGroup> = {
  name: 'ring_groups', key: 'id', icon: IconPhoneRinging, word: 'kinds.ring_group', words: 'kinds.ring_groups', empty: 'ring_groups.empty', emptyText: 'ring_groups.empty_text', findWords: 'ring_groups.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  columns: (known, t) => [
    { key: 'name', head: t('field.name'), width: 'medium', cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'members', head: t('field.members'), cell: ({ members }) => <Chips empty="–">{members.map((each) => <Chip key={each} tone="line">{said(known, each)}</Chip>)}</Chips>, find: ({ members }) => members.map((each) => said(known, each)).join(' ') },
    { key: 'mode', head: t('field.mode'), cell: ({ mode }) => t(`value.mode_${mode}`), by: ({ mode }) => t(`value.mode_${mode}`) },
    { key: 'ring_seconds', head: t('field.ring_seconds'), num: true, cell: ({ ring_seconds }) => ring_seconds, by: ({ ring_seconds }) => ring_seconds, find: () => '' },
    { key: 'otherwise', head: t('ring_groups.beyond'), cell: ({ otherwise, target }) => { const kind = kinds[otherwise]; return kind ? `${t(`value.otherwise_${otherwise}`)}: ${known.name(kind, target)}` : t('value.otherwise_nobody'); } },
  ],
  parts: [{ id: 'group', word: 'ring_groups.general', fields: ['name', 'id', 'members', 'mode', 'ring_seconds', 'otherwise', 'target'], Body: General }],
  blank: () => ({ id: '', name: '', members: [], mode: 'all', ring_seconds: 20, otherwise: 'nobody', target: '' }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'group'),
};
