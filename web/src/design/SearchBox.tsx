import { TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '~/keys/useCommand';
import { Icon } from './Icon';
import { PlainButton } from './PlainButton';
import looks from './SearchBox.module.css';
import { classes } from './classes';

/** Finds in the list beside it; `/` goes there, Escape empties it. `words` say what can be found. */
export function SearchBox({ value, onChange, words, wide }: { value: string; onChange: (text: string) => void; words: string; wide?: boolean }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  useCommand('search', () => input.current?.focus());
  return (
    <TextInput ref={input} type="search" size="sm" className={classes(looks.box, wide && looks.wide)} aria-label={words} placeholder={words} leftSection={<Icon of={IconSearch} size="sm" />} value={value}
      rightSection={value ? <PlainButton aria-label={t('form.clear_search')} onClick={() => onChange('')}><Icon of={IconX} size="xs" /></PlainButton> : null}
      onChange={(event) => onChange(event.currentTarget.value)} onKeyDown={(event) => { if (event.key === 'Escape' && value) { event.stopPropagation(); onChange(''); } }} />
  );
}
