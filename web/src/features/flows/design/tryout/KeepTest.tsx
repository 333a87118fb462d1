import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SwitchField, TextField } from '~/design/form/controls';
import { nameMax } from '../model/tests';

interface KeepTestProps {
  name: string;
  onKeep: (name: string, also: { path: boolean; words: boolean }) => void;
  onLeave: () => void;
}

/** Keeps the call as a test: what it is called, and what must be so again. */
export function KeepTest({ name: first, onKeep, onLeave }: KeepTestProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(first);
  const [path, setPath] = useState(true);
  const [words, setWords] = useState(false);
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (name.trim()) onKeep(name.trim(), { path, words }); }}>
      <TextField label={t('designer.test_name')} value={name} max={nameMax} starts onChange={setName} />
      <SwitchField label={t('designer.expect_path')} words={t('designer.expect_path_text')} value={path} onChange={setPath} />
      <SwitchField label={t('designer.expect_words')} words={t('designer.expect_words_text')} value={words} onChange={setWords} />
      <Button onClick={onLeave}>{t('common.close')}</Button> <Button type="submit" variant="filled" disabled={!name.trim()}>{t('designer.test_keep')}</Button>
    </form>
  );
}
