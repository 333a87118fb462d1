import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { AreaField, SegmentedField, SelectField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import { gist, languages, textsOf, withRecording, withText, type PromptPart } from './parts';
import { useRecordings } from './recordings';

interface PromptEditorProps {
  label: string;
  prompt: PromptPart[];
  error?: string | undefined;
  disabled: boolean;
  onChange: (prompt: PromptPart[]) => void;
}

/** What is said: words in each language, or a recording. */
export function PromptEditor({ label, prompt, error, disabled, onChange }: PromptEditorProps) {
  const { t, i18n } = useTranslation();
  const { names, listen } = useRecordings();
  const [recorded, setRecorded] = useState(Boolean(prompt[0]?.prompt));
  // Whoever comes to write a language begins in it.
  const [params] = useSearchParams();
  const [language, setLanguage] = useState([params.get('language') ?? '', i18n.language].find((each) => languages.includes(each)) ?? 'en');
  const texts = textsOf(prompt[0]);
  const name = prompt[0]?.prompt || null;
  const word = (each: string) => t(`value.language_${each}` as 'value.language_en');
  const said = languages.filter((each) => texts[each]);
  const otherwise = texts.en ? 'en' : said[0] ?? 'en';
  const heard = said.length > 1 ? t('treatments.said_in', { languages: said.map(word).join(', '), otherwise: word(otherwise) }) : t('treatments.said_only', { language: word(otherwise) });
  return (
    <>
      <SegmentedField label={label} value={recorded ? 'recorded' : 'spoken'} disabled={disabled} onChange={(way) => setRecorded(way === 'recorded')}
        choices={[{ value: 'spoken', label: t('treatments.spoken') }, { value: 'recorded', label: t('treatments.recorded') }]} />
      {recorded ? (
        <>
          <SelectField label={t('treatments.recording')} value={name} none={t('treatments.no_recording')} error={error} disabled={disabled} choices={[...new Set([...names, ...(name ? [name] : [])])].map((value) => ({ value, label: value }))} onChange={(chosen) => onChange(withRecording(prompt, chosen))} />
          {name && names.includes(name) && <div>{listen(name)}</div>}
        </>
      ) : (
        <>
          <SegmentedField label={t('field.language')} value={language} onChange={setLanguage} choices={languages.map((value) => ({ value, label: value }))} />
          <AreaField label={t('treatments.words_in', { language: word(language) })} value={texts[language] ?? ''} error={error} disabled={disabled} onChange={(words) => onChange(withText(prompt, language, words))} />
          <Text as="p" size="sm" tone="meta">{t('treatments.reads_values')}</Text>
          <Text as="p" size="sm" tone="meta">{said.length ? heard : t('treatments.says_nothing')}</Text>
        </>
      )}
      {prompt.length > 1 && <Text as="p" size="sm" tone="meta">{t('treatments.then', { words: prompt.slice(1).map((part) => gist([part], language)).join(' · ') })}</Text>}
    </>
  );
}
