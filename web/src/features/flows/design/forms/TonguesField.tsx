import { useTranslation } from 'react-i18next';
import { SelectField } from '~/design/form/controls';
import { languages } from '~/setup/prompts/parts';
import { PromptEditor } from '~/setup/prompts/PromptEditor';
import { promptOf, storedPrompt } from '../model/summary';
import { useStepForm } from './context';
import { KeyRows, type KeysProps } from './KeyRows';

/** Keys of the telephone, each with a language and what is said in it. */
export function TonguesField({ name, ...props }: KeysProps) {
  const { t } = useTranslation();
  const { error } = useStepForm();
  const word = (each: string) => t(`value.language_${each as 'en'}`, { defaultValue: each });
  return (
    <KeyRows name={name} {...props} wide blank={(there) => ({ language: languages.find((each) => !there.some(({ language }) => language === each)) ?? 'en', prompt: [] })}>
      {(key, choice, put, there) => {
        const offered = [...new Set([...languages, ...there.map(({ language }) => String(language ?? ''))])].filter(Boolean);
        return (
          <>
            <SelectField label={t('field.language')} value={String(choice.language ?? '') || null} choices={offered.map((each) => ({ value: each, label: word(each) }))} error={error([name, key, 'language'])} onChange={(chosen) => put({ ...choice, language: chosen ?? '' })} />
            <PromptEditor label={t('designer.prompt_prompt')} prompt={promptOf(choice.prompt)} error={error([name, key, 'prompt'])} disabled={false} onChange={(prompt) => put({ ...choice, prompt: storedPrompt(prompt) })} />
          </>
        );
      }}
    </KeyRows>
  );
}
