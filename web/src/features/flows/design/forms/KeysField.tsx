import { useTranslation } from 'react-i18next';
import { TextField } from '~/design/form/controls';
import { withValue } from '../model/document';
import { useStepForm } from './context';
import { KeyRows, type KeysProps } from './KeyRows';
import { WayField } from './WayField';
import { WordsFields } from './WordsFields';

/** Keys of the telephone with what they are called, what callers may say instead, and where they lead. */
export function KeysField({ name, ...props }: KeysProps) {
  const { t } = useTranslation();
  const { error } = useStepForm();
  return (
    <KeyRows name={name} {...props} blank={() => ({ to: '' })}>
      {(key, choice, put) => (
        <>
          <TextField label={t('designer.key_label')} max={80} value={String(choice.label ?? '')} error={error([name, key, 'label'])} onChange={(words) => put(withValue(choice, ['label'], words || undefined))} />
          <WayField label={t('designer.leads_to')} path={[name, key]} to={choice.to} onChange={(to) => put({ ...choice, to })} />
          <WordsFields words={choice.words} error={(code) => error([name, key, 'words', code])} onChange={(words) => put(withValue(choice, ['words'], words))} />
        </>
      )}
    </KeyRows>
  );
}
