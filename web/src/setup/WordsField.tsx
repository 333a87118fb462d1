import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaField, SegmentedField } from '~/design/form/controls';
import { languages } from '~/texts/language';

interface WordsFieldProps {
  label: string;
  /** The label of the choice of a language. */
  languageWords: string;
  hint?: string;
  most: number;
  value: Record<string, string>;
  error?: string | undefined;
  disabled: boolean;
  onChange: (value: Record<string, string>) => void;
}

/** The words by language; a language without any is left away. */
export function withWords(all: Record<string, string> | undefined, language: string, words: string): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...all, [language]: words }).filter(([, each]) => each));
}

/** One text in several languages, one of them in sight; a dot marks those that have words. */
export function WordsField({ label, languageWords, hint, most, value, error, disabled, onChange }: WordsFieldProps) {
  const { i18n } = useTranslation();
  const there = [...new Set([...Object.keys(languages), ...Object.keys(value)])];
  const [language, setLanguage] = useState(there.find((each) => each === i18n.language && value[each]) ?? there.find((each) => value[each]) ?? i18n.language);
  return (
    <>
      <SegmentedField label={languageWords} value={language} onChange={setLanguage} choices={there.map((each) => ({ value: each, label: value[each] ? `${each} ·` : each }))} />
      <AreaField label={label} hint={hint} value={value[language] ?? ''} error={error} disabled={disabled} onChange={(words) => onChange(withWords(value, language, words.slice(0, most)))} />
    </>
  );
}
