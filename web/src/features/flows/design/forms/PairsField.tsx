import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { WayRows } from '~/design/canvas/WayRows';
import { TextField } from '~/design/form/controls';
import { Field } from '~/design/form/Field';
import { Icon } from '~/design/Icon';
import { identifierOf } from '~/setup/rules';
import { isObject } from '../model/document';
import { useStepForm } from './context';

interface PairsFieldProps {
  name: string;
  label: string;
  value: unknown;
  onChange: (value: Record<string, string>) => void;
}

/** Variables by name, each with its text or its sum. */
export function PairsField({ name, label, value, onChange }: PairsFieldProps) {
  const { t } = useTranslation();
  const { error } = useStepForm();
  const pairs = Object.entries(isObject(value) ? value : {}).map(([key, each]) => [key, String(each)] as const);
  const set = (place: number, key: string, text: string) => onChange(Object.fromEntries(pairs.map((pair, n) => (n === place ? [key, text] : pair))));
  return (
    <Field label={label} name={name} group>
      {() => (
        <>
          <WayRows label={label} onRemove={(place) => onChange(Object.fromEntries(pairs.filter((_, n) => n !== place)))} rows={pairs.map(([key, text], place) => ({
            id: String(place), remove: t('form.take_away', { name: key }),
            fields: (
              <>
                <TextField label={t('designer.variable_name')} ltr max={40} value={key} onChange={(other) => { if (other === key || !pairs.some(([each]) => each === other)) set(place, other, text); }} />
                <TextField label={t('designer.variable_value')} ltr value={text} error={error([name, key])} onChange={(words) => set(place, key, words)} />
              </>
            ),
          }))} />
          <div><Button size="xs" leftSection={<Icon of={IconPlus} size="sm" />} onClick={() => onChange({ ...Object.fromEntries(pairs), [identifierOf('value', pairs.map(([key]) => key), 'value')]: '' })}>{t('designer.add_variable')}</Button></div>
        </>
      )}
    </Field>
  );
}
