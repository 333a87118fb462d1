import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaField } from '~/design/form/controls';

interface DataFieldProps {
  name: string;
  label: string;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

const shown = (value: unknown) => JSON.stringify(value, null, 2) ?? '';

/** A value as data (JSON), for what has no field of its own. What is no JSON stays here until it is. */
export function DataField({ name, label, value, error, onChange }: DataFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<{ text: string; of: unknown } | null>(null);
  const text = typed && typed.of === value ? typed.text : shown(value);
  const [unread, setUnread] = useState(false);
  const type = (words: string) => {
    try {
      const next: unknown = words.trim() ? JSON.parse(words) : undefined;
      setTyped({ text: words, of: next });
      setUnread(false);
      onChange(next);
    } catch {
      setTyped({ text: words, of: value });
      setUnread(true);
    }
  };
  return <AreaField name={name} label={label} code value={text} error={unread ? t('fault.no_json') : error} onChange={type} />;
}
