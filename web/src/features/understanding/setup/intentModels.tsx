import { IconBubbleText } from '@tabler/icons-react';
import { DrawerPart } from '~/design/Drawer';
import { TextField } from '~/design/form/controls';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import { identifierOf } from '~/setup/rules';
import { UsedBy } from '~/setup/UsedBy';
import { IntentsPart } from './IntentsPart';
import { countOf, type IntentModel } from './model';
import { QualityPart } from './QualityPart';
import { TryPart } from './TryPart';

function General({ form, known }: FormProps<IntentModel>) {
  return (
    <>
      <DrawerPart><TextField {...form.bind('name')} max={80} /><IdentifierField form={form} /></DrawerPart>
      <IntentsPart form={form} known={known} />
      {form.stored && <UsedBy kind="intent_models" id={form.stored.key} />}
    </>
  );
}

const examplesOf = ({ intents }: IntentModel): number => intents.reduce((sum, { examples }) => sum + countOf(examples), 0);
const languagesOf = ({ intents }: IntentModel): string => [...new Set(intents.flatMap(({ examples }) => Object.keys(examples)))].sort().join(', ');

/** What open questions are understood by. */
export const intentModels: Kind<IntentModel> = {
  name: 'intent_models', key: 'id', icon: IconBubbleText, word: 'kinds.intent_model', words: 'kinds.intent_models', empty: 'intents.empty', emptyText: 'intents.empty_text', findWords: 'intents.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  line: ({ id }) => <bdi>{id}</bdi>,
  columns: (_, t) => [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'intents', head: t('field.intents'), num: true, cell: ({ intents }) => intents.length || '–', by: ({ intents }) => intents.length, find: ({ intents }) => intents.map(({ name, id }) => `${name} ${id}`).join(' ') },
    { key: 'examples', head: t('field.examples'), num: true, cell: (model) => examplesOf(model) || '–', by: examplesOf },
    { key: 'languages', head: t('intents.languages'), cell: (model) => languagesOf(model) || '–', by: languagesOf },
  ],
  parts: [
    { id: 'general', word: 'intents.general', fields: ['name', 'id', 'intents', 'none_of_these'], Body: General },
    { id: 'try', word: 'intents.try', fields: [], Body: TryPart },
    { id: 'quality', word: 'intents.quality', fields: [], Body: QualityPart },
  ],
  blank: () => ({ id: '', name: '', intents: [], none_of_these: {} }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'intents'),
};
