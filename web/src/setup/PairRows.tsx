import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { WayRows } from '~/design/canvas/WayRows';
import { TextField } from '~/design/form/controls';
import { Icon } from '~/design/Icon';
import { identifierOf } from './rules';

interface PairRowsProps {
  label: string;
  value: Record<string, unknown>;
  onChange: (value: Record<string, string>) => void;
  /** What the name and the value of a pair are called, and the button for another one. */
  words: { name: string; value: string; add: string };
  /** What a new one is called; a number follows where it is taken. */
  begins: string;
  namesMax?: number;
  error?: (name: string) => string | undefined;
  disabled?: boolean;
}

/** Names with a text each. */
export function PairRows({ label, value, onChange, words, begins, namesMax = 40, error, disabled = false }: PairRowsProps) {
  const { t } = useTranslation();
  const pairs = Object.entries(value).map(([key, each]) => [key, String(each)] as const);
  const set = (place: number, key: string, text: string) => onChange(Object.fromEntries(pairs.map((pair, n) => (n === place ? [key, text] : pair))));
  return (
    <>
      <WayRows label={label} disabled={disabled} onRemove={(place) => onChange(Object.fromEntries(pairs.filter((_, n) => n !== place)))} rows={pairs.map(([key, text], place) => ({
        id: String(place), remove: t('form.take_away', { name: key }),
        fields: (
          <>
            <TextField label={words.name} ltr max={namesMax} disabled={disabled} value={key} onChange={(other) => { if (other === key || !pairs.some(([each]) => each === other)) set(place, other, text); }} />
            <TextField label={words.value} ltr disabled={disabled} value={text} error={error?.(key)} onChange={(typed) => set(place, key, typed)} />
          </>
        ),
      }))} />
      {!disabled && <div><Button size="xs" leftSection={<Icon of={IconPlus} size="sm" />} onClick={() => onChange({ ...Object.fromEntries(pairs), [identifierOf(begins, pairs.map(([key]) => key), begins)]: '' })}>{words.add}</Button></div>}
    </>
  );
}
