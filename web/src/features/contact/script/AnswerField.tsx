import { useTranslation } from 'react-i18next';
import { AreaField, NumberField, SegmentedField, SelectField, TextField } from '~/design/form/controls';
import type { ScriptField } from '../api/scripts';

const inSight = 4;
const decimals = 6;

interface AnswerFieldProps {
  field: ScriptField;
  answer: string;
  error: string | undefined;
  disabled: boolean;
  onAnswer: (answer: string) => void;
}

/** What the customer answers, as the field takes it. */
export function AnswerField({ field: { name, takes, required, choices }, answer, error, disabled, onAnswer }: AnswerFieldProps) {
  const { t } = useTranslation();
  const bound = { label: required ? name : t('script.if_known', { name }), error, disabled };
  const some = choices.map((each) => ({ value: each, label: each }));
  switch (takes) {
    case 'text': return <TextField {...bound} max={200} value={answer} onChange={onAnswer} />;
    case 'long_text': return <AreaField {...bound} value={answer} onChange={onAnswer} />;
    case 'number': return <NumberField {...bound} decimals={decimals} value={answer === '' ? null : Number(answer)} onChange={(number) => onAnswer(number === null ? '' : String(number))} />;
    case 'date': return <TextField {...bound} type="date" ltr value={answer} onChange={onAnswer} />;
    case 'choice': return choices.length <= inSight ? <SegmentedField {...bound} choices={some} value={answer} onChange={onAnswer} /> : <SelectField {...bound} choices={some} none={t('script.nothing')} value={answer || null} onChange={(chosen) => onAnswer(chosen ?? '')} />;
    case 'yes_no': return <SegmentedField {...bound} choices={[{ value: 'yes', label: t('setup.yes') }, { value: 'no', label: t('setup.no') }]} value={answer} onChange={onAnswer} />;
  }
}
