import { useTranslation } from 'react-i18next';
import { FieldRow } from '~/design/Drawer';
import { AreaField, SelectField, SwitchField, TextField } from '~/design/form/controls';
import { ItemList } from '~/setup/ItemList';
import { identifierOf, named, type Fault } from '~/setup/rules';
import type { ScriptField, ScriptStep } from '../api/scripts';

const fieldsMost = 20;
const kinds = ['text', 'long_text', 'number', 'date', 'choice', 'yes_no'] as const;

export interface StepPartProps {
  step: ScriptStep;
  /** Where the step stands in the script. */
  at: string;
  /** Identifiers that mean something else already, and those that stay as they are stored. */
  taken: string[];
  stored: Set<string>;
  faults: Fault[];
  disabled: boolean;
  onChange: (fields: Partial<ScriptStep>) => void;
}

/** What is written down in a step. */
export function ScriptFields({ step, at, taken, stored, faults, disabled, onChange }: StepPartProps) {
  const { t } = useTranslation();
  const fresh = (): ScriptField => ({ id: identifierOf('field', [...taken, step.id], 'field'), name: '', takes: 'text', required: false, choices: [] });
  return (
    <ItemList<ScriptField> ordered field={`${at}.fields`} items={step.fields} faults={faults} disabled={disabled} most={fieldsMost} none={t('scripts.no_fields')} add={t('scripts.add_field')}
      fresh={fresh} title={({ name, id }) => name || id} note={({ takes }) => t(`scripts.takes_${takes}`)} onChange={(fields) => onChange({ fields })}
      editor={(field, set, error) => (
        <>
          <FieldRow>
            <TextField label={t('field.name')} max={80} starts value={field.name} error={error('name') ?? error('id')} disabled={disabled} onBlur={() => set(named(field, [...taken.filter((id) => id !== field.id), step.id], stored, 'field'))} onChange={(name) => set({ name })} />
            <SelectField label={t('scripts.takes')} disabled={disabled} value={field.takes} choices={kinds.map((value) => ({ value, label: t(`scripts.takes_${value}`) }))} onChange={(takes) => takes && set({ takes: takes as ScriptField['takes'], choices: takes === 'choice' ? field.choices : [] })} />
          </FieldRow>
          {field.takes === 'choice' && <AreaField label={t('scripts.choices')} hint={t('scripts.choices_hint')} value={field.choices.join('\n')} error={error('choices')} disabled={disabled} onChange={(text) => set({ choices: text.split('\n') })} onBlur={() => set({ choices: [...new Set(field.choices.map((each) => each.trim()).filter(Boolean))] })} />}
          <SwitchField label={t('scripts.required')} words={t('scripts.required_text', { id: field.id })} disabled={disabled} value={field.required} onChange={(required) => set({ required })} />
        </>
      )} />
  );
}
