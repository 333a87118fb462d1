import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { SelectField, SwitchField, TextField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import { ItemList } from '~/setup/ItemList';
import type { FormProps } from '~/setup/kind';
import { identifierOf, named } from '~/setup/rules';
import { WordsField } from '~/setup/WordsField';
import type { ScriptStep } from '../api/scripts';
import { end } from '../script/filling';
import { ScriptFields } from './ScriptFields';
import type { Script } from './scripts';
import { ScriptWays } from './ScriptWays';

const stepsMost = 100;
const textMost = 2_000;
/** A choice has a value; that of "the next one" is empty on the server. */
const next = '-';

/** Steps in their order, each with what is said, what is written down, and where it goes on. */
export function ScriptSteps({ form }: FormProps<Script>) {
  const { t } = useTranslation();
  const { steps } = form.value;
  const stored = new Set(form.stored?.value.steps.flatMap(({ id, fields }) => [id, ...fields.map((field) => field.id)]));
  const taken = ['end', 'customer', 'agent', 'queue', 'number', ...steps.flatMap(({ id, fields }) => [id, ...fields.map((field) => field.id)])];
  const fresh = (): ScriptStep => ({ id: identifierOf('step', taken, 'step'), name: '', text: {}, must_be_said: false, fields: [], ways: [], then: '' });
  const places = [...steps.map(({ id, name }) => ({ value: id, label: name || id })), { value: end, label: t('scripts.end') }];
  return (
    <DrawerPart title={t('field.steps')}>
      <ItemList<ScriptStep> ordered field="steps" items={steps} faults={form.found.steps ?? []} disabled={form.readOnly} most={stepsMost} none={t('scripts.no_steps')} add={t('scripts.add_step')}
        fresh={fresh} title={({ name, id }) => name || id} note={({ fields }) => (fields.length ? t('scripts.fields_count', { count: fields.length }) : '')} onChange={(some) => form.set('steps', some)}
        editor={(step, set, error) => {
          const others = taken.filter((id) => id !== step.id);
          const at = `steps.${steps.indexOf(step)}`;
          const shared = { step, at, taken: others, stored, faults: form.found.steps ?? [], disabled: form.readOnly, onChange: set };
          return (
            <>
              <TextField label={t('field.name')} max={80} starts value={step.name} error={error('name') ?? error('id')} disabled={form.readOnly} onBlur={() => set(named(step, others, stored, 'step'))} onChange={(name) => set({ name })} />
              <WordsField label={t('scripts.text')} languageWords={t('scripts.text_language')} hint={t('scripts.text_hint')} most={textMost} value={step.text} error={error('text')} disabled={form.readOnly} onChange={(text) => set({ text })} />
              <SwitchField label={t('scripts.must')} words={t('script.word_for_word')} error={error('must_be_said')} disabled={form.readOnly} value={step.must_be_said} onChange={(on) => set({ must_be_said: on })} />
              <Text as="h3" size="sm" weight="medium">{t('scripts.fields')}</Text>
              <ScriptFields {...shared} />
              <Text as="h3" size="sm" weight="medium">{t('scripts.ways')}</Text>
              <ScriptWays {...shared} steps={steps} places={places} />
              <FieldRow>
                <SelectField label={t(step.ways.length ? 'scripts.otherwise' : 'scripts.then')} error={error('then')} disabled={form.readOnly} value={step.then || next} choices={[{ value: next, label: t('scripts.next') }, ...places]} onChange={(then) => set({ then: then === null || then === next ? '' : then })} />
              </FieldRow>
            </>
          );
        }} />
    </DrawerPart>
  );
}
