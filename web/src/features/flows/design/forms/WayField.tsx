import { useTranslation } from 'react-i18next';
import { SelectField } from '~/design/form/controls';
import { titleOf, type Path } from '../model/document';
import { useStepForm } from './context';

interface WayFieldProps {
  label: string;
  path: Path;
  to: unknown;
  onChange: (to: string) => void;
}

/** Where a way leads: chosen by name, as an alternative to drawing it. */
export function WayField({ label, path, to, onChange }: WayFieldProps) {
  const { t } = useTranslation();
  const { document, words, error } = useStepForm();
  const value = typeof to === 'string' && to ? to : null;
  const ids = Object.keys(document.nodes);
  const choices = [...ids, ...(value && !ids.includes(value) ? [value] : [])].map((id) => ({ value: id, label: `${titleOf(document, id)} · ${words.kind(document.nodes[id]?.kind ?? '')}` }));
  return <SelectField name={path.join('.')} label={label} value={value} none={t('designer.nowhere')} choices={choices} error={error(path)} onChange={(chosen) => onChange(chosen ?? '')} />;
}
