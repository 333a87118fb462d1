import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { WayRows } from '~/design/canvas/WayRows';
import { NumberField, SelectField, TextField } from '~/design/form/controls';
import { Field } from '~/design/form/Field';
import { Icon } from '~/design/Icon';
import type { FieldSpec } from '../kinds/kind';
import { isObject } from '../model/document';
import { useStepForm } from './context';
import { WayField } from './WayField';

interface RowsFieldProps {
  field: Extract<FieldSpec, { as: 'rows' }>;
  label: string;
  value: unknown;
  onChange: (value: unknown[]) => void;
}

/** What is chosen stays to be seen, also where it is not there any more. */
const withGiven = (choices: { value: string; label: string }[], given: unknown) => (typeof given === 'string' && given && !choices.some(({ value }) => value === given) ? [...choices, { value: given, label: given }] : choices);

/** Ways in their order: conditions of a branch, shares of a split. */
export function RowsField({ field: { name, parts, blank }, label, value, onChange }: RowsFieldProps) {
  const { t } = useTranslation();
  const { error, node, words } = useStepForm();
  const intents = words.intents(node.model);
  const rows = (Array.isArray(value) ? value as unknown[] : []).map((row) => (isObject(row) ? row : {}));
  const set = (place: number, fields: Record<string, unknown>) => onChange(rows.map((row, n) => (n === place ? Object.fromEntries(Object.entries({ ...row, ...fields }).filter(([, each]) => each !== undefined)) : row)));
  return (
    <Field label={label} name={name} group error={error([name])}>
      {() => (
        <>
          <WayRows label={label} onRemove={(place) => onChange(rows.filter((_, n) => n !== place))} rows={rows.map((row, place) => {
            const at = [name, String(place)];
            return {
              id: String(place), wide: parts.includes('when'), remove: t('designer.remove_row', { place: place + 1 }),
              fields: (
                <>
                  {parts.includes('when') && <TextField label={t('designer.when')} ltr value={String(row.when ?? '')} error={error([...at, 'when'])} onChange={(when) => set(place, { when })} />}
                  {parts.includes('percent') && <NumberField label={t('designer.percent')} unit="%" value={typeof row.percent === 'number' ? row.percent : null} error={error([...at, 'percent'])} onChange={(percent) => set(place, { percent: percent ?? undefined })} />}
                  {parts.includes('intent') && <SelectField label={t('designer.field_intent')} value={String(row.intent ?? '') || null} error={error([...at, 'intent'])} choices={withGiven(intents, row.intent)} onChange={(intent) => set(place, { intent: intent ?? '' })} />}
                  {parts.includes('label') && <TextField label={t('designer.key_label')} max={80} value={String(row.label ?? '')} error={error([...at, 'label'])} onChange={(typed) => set(place, { label: typed || undefined })} />}
                  <WayField label={t('designer.leads_to')} path={[...at, 'to']} to={row.to} onChange={(to) => set(place, { to })} />
                </>
              ),
            };
          })} />
          <div><Button size="xs" leftSection={<Icon of={IconPlus} size="sm" />} onClick={() => onChange([...rows, blank])}>{t('designer.add_row')}</Button></div>
        </>
      )}
    </Field>
  );
}
