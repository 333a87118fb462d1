import { IconClipboardCheck, IconCoffee } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { Chips } from '~/design/Chips';
import { DrawerPart } from '~/design/Drawer';
import { MultiField, SegmentedField, TextField } from '~/design/form/controls';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import { identifierOf } from '~/setup/rules';
import type { Form } from '~/setup/useForm';

/** Something an agent chooses from a list, in its order. */
export interface Disposition {
  id: string;
  name: string;
  position: number;
  queue_ids: string[];
  /** What comes after it. */
  follow_up: 'nothing' | 'call_back';
}

export type Reason = Omit<Disposition, 'queue_ids' | 'follow_up'>;

/** The name; a usual one says that everybody reads it in their own language. */
function NameField<T extends { id: string; name: string }>({ form, shown }: { form: Form<T>; shown: (stored: T) => string }) {
  const { t } = useTranslation();
  const stored = form.stored?.value;
  const word = stored && shown(stored);
  return <TextField {...form.bind('name')} hint={stored && word !== stored.name ? t('hint.usual_name', { name: word }) : undefined} max={80} />;
}

function DispositionBody({ form, known }: FormProps<Disposition>) {
  const { t } = useTranslation();
  return (
    <DrawerPart>
      <NameField form={form} shown={(stored) => known.shown('dispositions', stored)} />
      <IdentifierField form={form} />
      <MultiField {...form.bind('queue_ids', (ids) => ids.map((id) => known.name('queues', id)).join(', ') || t('dispositions.all_queues'))} choices={known.choices('queues')} none={t('dispositions.all_queues')} />
      <SegmentedField {...form.bind('follow_up', (each) => t(`value.follow_up_${each}`))} hint={t('dispositions.follow_up_hint')} choices={(['nothing', 'call_back'] as const).map((value) => ({ value, label: t(`value.follow_up_${value}`) }))} onChange={(value) => form.set('follow_up', value === 'call_back' ? value : 'nothing')} />
    </DrawerPart>
  );
}

function ReasonBody({ form, known }: FormProps<Reason>) {
  return <DrawerPart><NameField form={form} shown={(stored) => known.shown('reasons', stored)} /><IdentifierField form={form} /></DrawerPart>;
}

const last = (things: { position: number }[]) => Math.max(-1, ...things.map(({ position }) => position)) + 1;

/** What a contact was about, as agents say in wrap-up. */
export const dispositions: Kind<Disposition> = {
  name: 'dispositions', key: 'id', icon: IconClipboardCheck, word: 'kinds.disposition', words: 'kinds.dispositions', empty: 'dispositions.empty', emptyText: 'dispositions.empty_text', findWords: 'dispositions.find', may: 'settings.edit',
  sort: 'position', title: (thing, known) => known.shown('dispositions', thing),
  columns: (known, t) => [
    { key: 'name', head: t('field.name'), width: 'wide', cell: (thing) => known.shown('dispositions', thing), by: (thing) => known.shown('dispositions', thing) },
    { key: 'queues', head: t('kinds.queues'), cell: ({ queue_ids }) => <Chips empty={t('dispositions.all_queues')}>{queue_ids.map((id) => <Chip key={id} tone="line">{known.name('queues', id)}</Chip>)}</Chips>, find: ({ queue_ids }) => queue_ids.map((id) => known.name('queues', id)).join(' ') },
    { key: 'position', head: t('field.position'), cell: ({ position }) => position, by: ({ position }) => position, find: () => '' },
  ],
  parts: [{ id: 'disposition', word: 'kinds.disposition', fields: ['name', 'id', 'queue_ids', 'follow_up'], Body: DispositionBody }],
  blank: (things) => ({ id: '', name: '', position: last(things), queue_ids: [], follow_up: 'nothing' }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'disposition'),
};

/** Why an agent is not ready. */
export const reasons: Kind<Reason> = {
  name: 'reasons', key: 'id', icon: IconCoffee, word: 'kinds.reason', words: 'kinds.reasons', empty: 'reasons.empty', emptyText: 'reasons.empty_text', findWords: 'reasons.find', may: 'settings.edit',
  sort: 'position', title: (thing, known) => known.shown('reasons', thing),
  columns: (known, t) => [
    { key: 'name', head: t('field.name'), width: 'wide', cell: (thing) => known.shown('reasons', thing), by: (thing) => known.shown('reasons', thing) },
    { key: 'position', head: t('field.position'), cell: ({ position }) => position, by: ({ position }) => position, find: () => '' },
  ],
  parts: [{ id: 'reason', word: 'kinds.reason', fields: ['name', 'id'], Body: ReasonBody }],
  blank: (things) => ({ id: '', name: '', position: last(things) }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'reason'),
};
