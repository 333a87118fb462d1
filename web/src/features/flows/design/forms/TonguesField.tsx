import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { WayRows } from '~/design/canvas/WayRows';
import { SelectField } from '~/design/form/controls';
import { Field } from '~/design/form/Field';
import { Icon } from '~/design/Icon';
import { languages } from '~/setup/prompts/parts';
import { PromptEditor } from '~/setup/prompts/PromptEditor';
import { byKey, keypad } from '../kinds/registry';
import { isObject } from '../model/document';
import { promptOf, storedPrompt } from '../model/summary';
import { useStepForm } from './context';

interface TonguesFieldProps {
  name: string;
  label: string;
  value: unknown;
  onChange: (value: Record<string, unknown>) => void;
}

/** Keys of the telephone, each with a language and what is said in it. */
export function TonguesField({ name, label, value, onChange }: TonguesFieldProps) {
  const { t } = useTranslation();
  const { error } = useStepForm();
  const choices = isObject(value) ? value : {};
  const keys = Object.keys(choices).sort(byKey);
  const free = [...keypad].filter((key) => !(key in choices));
  const of = (key: string) => (isObject(choices[key]) ? choices[key] : {});
  const set = (key: string, fields: object) => onChange({ ...choices, [key]: { ...of(key), ...fields } });
  const turn = (key: string, other: string) => onChange(Object.fromEntries(Object.entries(choices).map(([each, way]) => [each === key ? other : each, way])));
  const left = languages.find((each) => !keys.some((key) => of(key).language === each)) ?? 'en';
  const word = (each: string) => t(`value.language_${each as 'en'}`, { defaultValue: each });
  const offered = [...new Set([...languages, ...keys.map((key) => String(of(key).language ?? ''))])].filter(Boolean);
  return (
    <Field label={label} name={name} group error={keys.length ? undefined : error([name])}>
      {() => (
        <>
          <WayRows label={label} onRemove={(place) => onChange(Object.fromEntries(Object.entries(choices).filter(([key]) => key !== keys[place])))} rows={keys.map((key) => ({
            id: key, wide: true, remove: t('designer.remove_key', { key }),
            fields: (
              <>
                <SelectField label={t('designer.key')} value={key} choices={[key, ...free].sort(byKey).map((each) => ({ value: each, label: each }))} error={error([name, key, 'key'])} onChange={(other) => { if (other) turn(key, other); }} />
                <SelectField label={t('field.language')} value={String(of(key).language ?? '') || null} choices={offered.map((each) => ({ value: each, label: word(each) }))} error={error([name, key, 'language'])} onChange={(chosen) => set(key, { language: chosen ?? '' })} />
                <PromptEditor label={t('designer.prompt_prompt')} prompt={promptOf(of(key).prompt)} error={error([name, key, 'prompt'])} disabled={false} onChange={(prompt) => set(key, { prompt: storedPrompt(prompt) })} />
              </>
            ),
          }))} />
          <div><Button size="xs" leftSection={<Icon of={IconPlus} size="sm" />} disabled={free.length === 0} onClick={() => { const [key] = free; if (key) set(key, { language: left, prompt: [] }); }}>{t('designer.add_key')}</Button></div>
        </>
      )}
    </Field>
  );
}
