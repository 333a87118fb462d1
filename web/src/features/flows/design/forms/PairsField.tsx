import { useTranslation } from 'react-i18next';
import { Field } from '~/design/form/Field';
import { PairRows } from '~/setup/PairRows';
import type { PairWords } from '../kinds/kind';
import { isObject } from '../model/document';
import { useStepForm } from './context';

interface PairsFieldProps {
  name: string;
  label: string;
  words: PairWords | undefined;
  hint: string | undefined;
  value: unknown;
  onChange: (value: Record<string, string>) => void;
}

const usual: PairWords = { name: 'designer.variable_name', value: 'designer.variable_value', add: 'designer.add_variable', begins: 'value' };

/** Variables by name, each with its text or its sum; or other names, as the kind says. */
export function PairsField({ name, label, words = usual, hint, value, onChange }: PairsFieldProps) {
  const { t } = useTranslation();
  const { error } = useStepForm();
  return (
    <Field label={label} name={name} hint={hint} error={error([name])} group>
      {() => <PairRows label={label} value={isObject(value) ? value : {}} words={{ name: t(words.name), value: t(words.value), add: t(words.add) }} begins={words.begins} error={(key) => error([name, key])} onChange={onChange} />}
    </Field>
  );
}
