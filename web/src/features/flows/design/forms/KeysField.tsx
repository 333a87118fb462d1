import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { WayRows } from '~/design/canvas/WayRows';
import { SelectField, TextField } from '~/design/form/controls';
import { Field } from '~/design/form/Field';
import { Icon } from '~/design/Icon';
import { byKey, keypad } from '../kinds/registry';
import { isObject, withValue } from '../model/document';
import { useStepForm } from './context';
import { WayField } from './WayField';


interface KeysFieldProps {
  name: string;
  label: string;
  value: unknown;
  onChange: (value: Record<string, unknown>) => void;
}

/** Keys of the telephone with what they are called and where they lead. */
export function KeysField({ name, label, value, onChange }: KeysFieldProps) {
  const { t } = useTranslation();
  const { error } = useStepForm();
  const choices = isObject(value) ? value : {};
  const keys = Object.keys(choices).sort(byKey);
  const free = [...keypad].filter((key) => !(key in choices));
  const of = (key: string) => (isObject(choices[key]) ? choices[key] : {});
  const set = (key: string, fields: object) => onChange({ ...choices, [key]: { ...of(key), ...fields } });
  const labelled = (key: string, words: string) => onChange({ ...choices, [key]: withValue(of(key), ['label'], words || undefined) });
  const turn = (key: string, other: string) => onChange(Object.fromEntries(Object.entries(choices).map(([each, way]) => [each === key ? other : each, way])));
  const remove = (place: number) => onChange(Object.fromEntries(Object.entries(choices).filter(([key]) => key !== keys[place])));
  return (
    <Field label={label} name={name} group error={keys.length ? undefined : error([name])}>
      {() => (
        <>
          <WayRows label={label} onRemove={remove} rows={keys.map((key) => ({
            id: key, remove: t('designer.remove_key', { key }),
            fields: (
              <>
                <SelectField label={t('designer.key')} value={key} choices={[key, ...free].sort(byKey).map((each) => ({ value: each, label: each }))} error={error([name, key, 'key'])} onChange={(other) => { if (other) turn(key, other); }} />
                <TextField label={t('designer.key_label')} max={80} value={String(of(key).label ?? '')} error={error([name, key, 'label'])} onChange={(words) => labelled(key, words)} />
                <WayField label={t('designer.leads_to')} path={[name, key]} to={of(key).to} onChange={(to) => set(key, { to })} />
              </>
            ),
          }))} />
          <div><Button size="xs" leftSection={<Icon of={IconPlus} size="sm" />} disabled={free.length === 0} onClick={() => { const [key] = free; if (key) set(key, { to: '' }); }}>{t('designer.add_key')}</Button></div>
        </>
      )}
    </Field>
  );
}
