import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { AreaField, TextField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import { ItemList } from '~/setup/ItemList';
import type { FormProps } from '~/setup/kind';
import { identifierOf, named } from '~/setup/rules';
import { withWords } from '~/setup/WordsField';
import { languages } from '~/texts/language';
import { ExamplesField } from './ExamplesField';
import { countOf, intentsMost, type Intent, type IntentModel } from './model';

const answerMost = 500;

/** The intents, each with its sentences. */
export function IntentsPart({ form }: FormProps<IntentModel>) {
  const { t } = useTranslation();
  const { intents, none_of_these: none } = form.value;
  const fresh = (): Intent => ({ id: identifierOf('intent', intents.map(({ id }) => id), 'intent'), name: '', description: '', spoken: {}, answer: {}, examples: {} });
  const stored = new Set(form.stored?.value.intents.map(({ id }) => id));
  const others = (intent: Intent) => intents.filter((each) => each !== intent).map(({ id }) => id);
  return (
    <>
      <DrawerPart title={t('field.intents')}>
        <ItemList<Intent> field="intents" items={intents} faults={form.found.intents ?? []} disabled={form.readOnly} most={intentsMost} none={t('intents.no_intents')} add={t('intents.add')}
          fresh={fresh} title={({ name, id }) => name || id} note={({ examples }) => t('intents.examples', { count: countOf(examples) })} onChange={(some) => form.set('intents', some)}
          editor={(intent, set, error) => (
            <>
              <FieldRow>
                <TextField label={t('field.name')} max={80} starts value={intent.name} error={error('name')} disabled={form.readOnly} onBlur={() => set(named(intent, others(intent), stored, 'intent'))} onChange={(name) => set({ name })} />
                <TextField label={t('field.id')} ltr max={40} value={intent.id} error={error('id')} disabled={form.readOnly} onChange={(id) => set({ id })} />
              </FieldRow>
              <TextField label={t('field.description')} max={500} value={intent.description} error={error('description')} disabled={form.readOnly} onChange={(description) => set({ description })} />
              <ExamplesField label={t('field.examples')} value={intent.examples} error={error('examples')} disabled={form.readOnly} onChange={(examples) => set({ examples })} />
              <Text as="p" size="sm" tone="meta">{t('intents.spoken_text')}</Text>
              <FieldRow>
                {Object.keys(languages).map((language) => <TextField key={language} label={t('intents.spoken_in', { language })} max={120} value={intent.spoken[language] ?? ''} disabled={form.readOnly}
                  onChange={(words) => set({ spoken: withWords(intent.spoken, language, words) })} />)}
              </FieldRow>
              <Text as="p" size="sm" tone="meta">{t('intents.answer_text')}</Text>
              {Object.keys(languages).map((language) => <AreaField key={language} label={t('intents.answer_in', { language })} value={intent.answer?.[language] ?? ''} disabled={form.readOnly}
                onChange={(words) => set({ answer: withWords(intent.answer, language, words.slice(0, answerMost)) })} />)}
            </>
          )} />
      </DrawerPart>
      <DrawerPart title={t('field.none_of_these')}>
        <Text as="p" size="sm" tone="meta">{t('intents.none_text')}</Text>
        <ExamplesField label={t('field.examples')} value={none} error={form.faults.none_of_these} disabled={form.readOnly} onChange={(some) => form.set('none_of_these', some)} />
      </DrawerPart>
    </>
  );
}
