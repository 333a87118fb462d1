import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { Chips } from '~/design/Chips';
import { DrawerPart } from '~/design/Drawer';
import { MultiField, TextField } from '~/design/form/controls';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import { identifierOf } from '~/setup/rules';
import type { ScriptStep } from '../api/scripts';
import { ScriptSteps } from './ScriptSteps';
import { ScriptTry } from './ScriptTry';

/** What agents say and write down in contacts of some queues. */
export interface Script {
  id: string;
  name: string;
  queue_ids: string[];
  steps: ScriptStep[];
}

function General({ form, known }: FormProps<Script>) {
  const { t } = useTranslation();
  return (
    <>
      <DrawerPart>
        <TextField {...form.bind('name')} max={80} />
        <IdentifierField form={form} />
        <MultiField {...form.bind('queue_ids', (ids) => ids.map((id) => known.name('queues', id)).join(', ') || t('scripts.no_queues'))} choices={known.choices('queues')} none={t('scripts.no_queues')} />
      </DrawerPart>
      <ScriptSteps form={form} known={known} />
    </>
  );
}

const languagesOf = ({ steps }: Script): string => [...new Set(steps.flatMap(({ text }) => Object.keys(text).filter((language) => text[language])))].sort().join(', ');
const fieldsOf = ({ steps }: Script): number => steps.reduce((sum, { fields }) => sum + fields.length, 0);

export const scripts: Kind<Script> = {
  name: 'scripts', key: 'id', icon: IconListCheck, word: 'kinds.script', words: 'kinds.scripts', empty: 'scripts.empty', emptyText: 'scripts.empty_text', findWords: 'scripts.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  columns: (known, t) => [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'queues', head: t('kinds.queues'), cell: ({ queue_ids }) => <Chips empty={t('scripts.no_queues')}>{queue_ids.map((id) => <Chip key={id} tone="line">{known.name('queues', id)}</Chip>)}</Chips>, find: ({ queue_ids }) => queue_ids.map((id) => known.name('queues', id)).join(' ') },
    { key: 'steps', head: t('field.steps'), num: true, cell: ({ steps }) => steps.length || '–', by: ({ steps }) => steps.length, find: ({ steps }) => steps.map(({ name }) => name).join(' ') },
    { key: 'fields', head: t('scripts.fields'), num: true, cell: (script) => fieldsOf(script) || '–', by: fieldsOf },
    { key: 'languages', head: t('intents.languages'), cell: (script) => languagesOf(script) || '–', by: languagesOf },
  ],
  parts: [
    { id: 'general', word: 'kinds.script', fields: ['name', 'id', 'queue_ids', 'steps'], Body: General },
    { id: 'try', word: 'scripts.try', fields: [], Body: ScriptTry },
  ],
  blank: () => ({ id: '', name: '', queue_ids: [], steps: [] }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'script'),
};
