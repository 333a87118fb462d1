import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '~/design/form/controls';
import { languages } from '~/setup/prompts/parts';
import { isObject } from '../model/document';
import { wordsOf } from '../model/words';

interface WordsFieldsProps {
  words: unknown;
  error: (language: string) => string | undefined;
  onChange: (words: Record<string, unknown> | undefined) => void;
}

/** What callers may say instead of a key, in each language for itself. */
export function WordsFields({ words, error, onChange }: WordsFieldsProps) {
  const { t } = useTranslation();
  const there = isObject(words) ? words : {};
  const word = (code: string) => t(`value.language_${code as 'en'}`, { defaultValue: code });
  const free = languages.filter((code) => !(code in there));
  return (
    <>
      {Object.entries(there).map(([code, said]) => <Said key={code} label={t('designer.choice_words', { language: word(code) })} said={said} error={error(code)} onChange={(all) => onChange({ ...there, [code]: all })} />)}
      {free.length > 0 && <SelectField label={t('designer.choice_words_add')} value={null} choices={free.map((code) => ({ value: code, label: word(code) }))} onChange={(code) => { if (code) onChange({ ...there, [code]: [] }); }} />}
    </>
  );
}

function Said({ label, said, error, onChange }: { label: string; said: unknown; error: string | undefined; onChange: (said: string[]) => void }) {
  const { t } = useTranslation();
  const stored = Array.isArray(said) ? said.map(String) : [];
  // A comma that was typed just now is no word yet, and must not be taken away.
  const [typed, setTyped] = useState(stored.join(', '));
  const shown = wordsOf(typed).join() === stored.join() ? typed : stored.join(', ');
  return <TextField label={label} hint={t('designer.choice_words_hint')} value={shown} error={error} onChange={(text) => { setTyped(text); onChange(wordsOf(text)); }} />;
}
