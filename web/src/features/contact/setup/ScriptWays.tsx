import { useTranslation } from 'react-i18next';
import { FieldRow } from '~/design/Drawer';
import { SelectField, TextField } from '~/design/form/controls';
import { ItemList } from '~/setup/ItemList';
import type { ScriptStep } from '../api/scripts';
import { end } from '../script/filling';
import type { StepPartProps } from './ScriptFields';

type Way = ScriptStep['ways'][number];

interface ScriptWaysProps extends StepPartProps {
  steps: ScriptStep[];
  places: { value: string; label: string }[];
}

const waysMost = 20;

/** Where answers lead; those of earlier steps too. */
export function ScriptWays({ step, at, steps, places, faults, disabled, onChange }: ScriptWaysProps) {
  const { t } = useTranslation();
  const fields = steps.flatMap((each) => each.fields);
  const answers = (id: string) => {
    const field = fields.find((each) => each.id === id);
    return field?.takes === 'yes_no' ? ['yes', 'no'].map((value) => ({ value, label: t(`setup.${value as 'yes'}`) })) : field?.takes === 'choice' ? [...new Set(field.choices)].filter(Boolean).map((value) => ({ value, label: value })) : null;
  };
  const placeName = (id: string) => places.find(({ value }) => value === id)?.label ?? id;
  const answerName = ({ field, answer }: Way) => answers(field)?.find(({ value }) => value === answer)?.label ?? answer;
  const fresh = (): Way => ({ field: step.fields[0]?.id ?? fields[0]?.id ?? '', answer: '', to: end });
  return (
    <ItemList<Way> ordered field={`${at}.ways`} items={step.ways} faults={faults} disabled={disabled || fields.length === 0} most={waysMost} none={t(fields.length ? 'scripts.no_ways' : 'scripts.no_ways_yet')} add={t('scripts.add_way')}
      fresh={fresh} title={(way) => t('scripts.way', { field: fields.find(({ id }) => id === way.field)?.name ?? way.field, answer: answerName(way) || '…' })} note={({ to }) => placeName(to)} onChange={(ways) => onChange({ ways })}
      editor={(way, set, error) => {
        const choices = answers(way.field);
        return (
          <>
            <FieldRow>
              <SelectField label={t('scripts.answer_to')} value={way.field} error={error('field')} disabled={disabled} choices={fields.map(({ id, name }) => ({ value: id, label: name || id }))} onChange={(field) => field && set({ field, answer: '' })} />
              {choices
                ? <SelectField label={t('scripts.answer')} value={way.answer || null} error={error('answer')} disabled={disabled} choices={choices} onChange={(answer) => set({ answer: answer ?? '' })} />
                : <TextField label={t('scripts.answer')} max={200} value={way.answer} error={error('answer')} disabled={disabled} onChange={(answer) => set({ answer })} />}
            </FieldRow>
            <SelectField label={t('scripts.leads_to')} value={way.to} error={error('to')} disabled={disabled} choices={places} onChange={(to) => to && set({ to })} />
          </>
        );
      }} />
  );
}
