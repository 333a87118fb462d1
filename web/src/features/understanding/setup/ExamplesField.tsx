import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaField, SegmentedField } from '~/design/form/controls';
import { languages } from '~/texts/language';
import { sentencesOf, withLanguage, type Sentences } from './model';

interface ExamplesFieldProps {
  label: string;
  value: Sentences;
  error?: string | undefined;
  disabled: boolean;
  onChange: (value: Sentences) => void;
}

/** Sentences of each language, one a line. */
export function ExamplesField({ label, value, error, disabled, onChange }: ExamplesFieldProps) {
  const { t, i18n } = useTranslation();
  const there = [...new Set([...Object.keys(languages), ...Object.keys(value)])];
  const [language, setLanguage] = useState(there.find((each) => value[each]?.length) ?? (there.includes(i18n.language) ? i18n.language : 'en'));
  const kept = value[language] ?? [];
  const [typed, setTyped] = useState<{ language: string; text: string } | null>(null);
  // What is typed stays as it is while it says the same: an empty line is where the next sentence begins.
  const text = typed?.language === language && sentencesOf(typed.text).join('\n') === kept.join('\n') ? typed.text : kept.join('\n');
  const type = (next: string) => { setTyped({ language, text: next }); onChange(withLanguage(value, language, sentencesOf(next))); };
  return (
    <>
      <SegmentedField label={t('intents.language_of')} value={language} onChange={setLanguage} choices={there.map((each) => ({ value: each, label: value[each]?.length ? `${each} · ${value[each].length}` : each }))} />
      <AreaField tall label={label} hint={t('intents.one_a_line')} value={text} error={error} disabled={disabled} onChange={type} />
    </>
  );
}
