import { IconHourglass } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { Chips } from '~/design/Chips';
import { DrawerPart } from '~/design/Drawer';
import { Note } from '~/design/Note';
import { MultiField, NumberField, SegmentedField, TextField } from '~/design/form/controls';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import { identifierOf } from '~/setup/rules';
import { DueNow } from './DueNow';

const kinds = ['recordings', 'personal_data', 'records', 'prompts'] as const;

/** Records of customers and prompts belong to no queue. */
const ofQueues = (what: Rule['what']) => what === 'recordings' || what === 'personal_data';

interface Rule {
  id: string;
  name: string;
  what: (typeof kinds)[number];
  days: number | null;
  queue_ids: string[];
}

function General({ form, known }: FormProps<Rule>) {
  const { t } = useTranslation();
  const { what, days, queue_ids: ids } = form.value;
  const choose = (chosen: Rule['what']) => {
    form.set('what', chosen);
    if (!ofQueues(chosen)) form.set('queue_ids', []);
  };
  const queues = ids.map((id) => known.name('queues', id)).join(', ');
  return (
    <DrawerPart>
      <TextField {...form.bind('name')} max={80} />
      <IdentifierField form={form} />
      <SegmentedField {...form.bind('what')} onChange={(chosen) => choose(chosen as Rule['what'])} choices={kinds.map((value) => ({ value, label: t(`value.what_${value}`) }))} />
      <NumberField {...form.bind('days')} unit={t('retention.days')} />
      {ofQueues(what) && <MultiField {...form.bind('queue_ids', (value) => value.map((id) => known.name('queues', id)).join(', ') || t('retention.all_queues'))} choices={known.choices('queues')} none={t('retention.all_queues')} />}
      <Note tone="watch">{t(`retention.deletes_${what}`, { days: days ?? '–', queues: queues || t('retention.all_queues') })}</Note>
      {days !== null && days >= 1 && <DueNow what={what} days={days} queues={ids} />}
    </DrawerPart>
  );
}

/** How long recordings, personal data, records and former prompts are kept. */
export const retention: Kind<Rule> = {
  name: 'retention', key: 'id', icon: IconHourglass, word: 'retention.rule', words: 'kinds.retention', empty: 'retention.empty', emptyText: 'retention.empty_text', findWords: 'retention.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  columns: (known, t) => [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'what', head: t('field.what'), cell: ({ what }) => t(`value.what_${what}`), by: ({ what }) => t(`value.what_${what}`) },
    { key: 'queues', head: t('kinds.queues'), cell: ({ what, queue_ids }) => <Chips empty={ofQueues(what) ? t('retention.all_queues') : '–'}>{queue_ids.map((id) => <Chip key={id} tone="line">{known.name('queues', id)}</Chip>)}</Chips>, find: ({ queue_ids }) => queue_ids.map((id) => known.name('queues', id)).join(' ') },
    { key: 'days', head: t('field.days'), num: true, cell: ({ days }) => days, by: ({ days }) => days, find: () => '' },
  ],
  parts: [{ id: 'rule', word: 'retention.rule', fields: ['name', 'id', 'what', 'days', 'queue_ids'], Body: General }],
  blank: () => ({ id: '', name: '', what: 'recordings', days: 90, queue_ids: [] }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'rule'),
};
