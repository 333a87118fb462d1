import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WayRows } from '~/design/canvas/WayRows';
import { SelectField } from '~/design/form/controls';
import { Field } from '~/design/form/Field';
import { Icon } from '~/design/Icon';
import { byKey, keypad } from '../kinds/registry';
import { isObject } from '../model/document';
import { useStepForm } from './context';

type Choice = Record<string, unknown>;

export interface KeysProps {
  name: string;
  label: string;
  value: unknown;
  onChange: (value: Record<string, unknown>) => void;
}

interface KeyRowsProps extends KeysProps {
  wide?: boolean;
  /** What a new key has; `there` are those it comes to. */
  blank: (there: Choice[]) => Choice;
  /** What stands beside the key; `put` is the choice in its place. */
  children: (key: string, choice: Choice, put: (choice: Choice) => void, there: Choice[]) => ReactNode;
}

/** Keys of the telephone in rows, each with what belongs to it; a key is turned into another, taken away, or added. */
export function KeyRows({ name, label, value, onChange, wide, blank, children }: KeyRowsProps) {
  const { t } = useTranslation();
  const { error } = useStepForm();
  const choices = isObject(value) ? value : {};
  const keys = Object.keys(choices).sort(byKey);
  const free = [...keypad].filter((key) => !(key in choices));
  const of = (key: string): Choice => (isObject(choices[key]) ? choices[key] : {});
  const there = keys.map(of);
  const turn = (key: string, other: string) => onChange(Object.fromEntries(Object.entries(choices).map(([each, choice]) => [each === key ? other : each, choice])));
  const remove = (place: number) => onChange(Object.fromEntries(Object.entries(choices).filter(([key]) => key !== keys[place])));
  return (
    <Field label={label} name={name} group error={keys.length ? undefined : error([name])}>
      {() => (
        <>
          <WayRows label={label} onRemove={remove} rows={keys.map((key) => ({
            id: key, ...(wide && { wide }), remove: t('designer.remove_key', { key }),
            fields: (
              <>
                <SelectField label={t('designer.key')} value={key} choices={[key, ...free].sort(byKey).map((each) => ({ value: each, label: each }))} error={error([name, key, 'key'])} onChange={(other) => { if (other) turn(key, other); }} />
                {children(key, of(key), (choice) => onChange({ ...choices, [key]: choice }), there)}
              </>
            ),
          }))} />
          <div><Button size="xs" leftSection={<Icon of={IconPlus} size="sm" />} disabled={free.length === 0} onClick={() => { const [key] = free; if (key) onChange({ ...choices, [key]: blank(there) }); }}>{t('designer.add_key')}</Button></div>
        </>
      )}
    </Field>
  );
}
