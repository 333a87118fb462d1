import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '~/design/form/controls';
import { languages } from '~/setup/prompts/parts';
import type { FlowDocument } from '../model/document';
import type { CallScript } from '../model/tests';
import type { StepWords } from '../useStepWords';
import { caller } from './useTryOut';

interface CallSettingsProps {
  document: FlowDocument;
  call: CallScript;
  words: StepWords;
  onChange: (call: CallScript) => void;
}

/** Who calls, in which language, and which calendars are open then. What is done in the call stays. */
export function CallSettings({ document, call, words, onChange }: CallSettingsProps) {
  const { t } = useTranslation();
  const named = Object.values(document.nodes).flatMap(({ kind, calendar }) => (kind === 'hours' && typeof calendar === 'string' && calendar ? [calendar] : []));
  const nameOf = (id: string) => words.choices('calendars').find(({ value }) => value === id)?.label ?? id;
  const open = call.open ?? {};
  const setOpen = (id: string, state: string | null) => {
    const others = Object.fromEntries(Object.entries(open).filter(([each]) => each !== id));
    onChange({ ...call, open: state ? { ...others, [id]: state === 'open' } : others });
  };
  return (
    <>
      <TextField label={t('designer.try_caller')} ltr max={32} value={call.variables?.caller ?? caller} onChange={(number) => onChange({ ...call, variables: { ...call.variables, caller: number } })} />
      <SelectField label={t('designer.try_speaks')} choices={languages.map((value) => ({ value, label: t(`value.language_${value as 'en'}`) }))} value={call.language ?? 'en'} onChange={(language) => { if (language) onChange({ ...call, language }); }} />
      {[...new Set(named)].map((id) => (
        <SelectField key={id} label={nameOf(id)} none={t('designer.try_by_hours')} value={id in open ? (open[id] ? 'open' : 'closed') : null} onChange={(state) => setOpen(id, state)}
          choices={[{ value: 'open', label: t('designer.way_open') }, { value: 'closed', label: t('designer.way_closed') }]} />
      ))}
    </>
  );
}
