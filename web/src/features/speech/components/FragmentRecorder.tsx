import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { putRecording, type Fragment } from '../api/prompts';
import { useRecorder } from '../recording/useRecorder';
import { RecorderPart } from './RecorderPart';

interface FragmentRecorderProps {
  fragment: Fragment;
  /** How many of the language are missing. */
  left: number;
  onNext: () => void;
}

/** One piece is recorded and kept, and the next one comes; the same key leads through them all. */
export function FragmentRecorder({ fragment: { name, words }, left, onNext }: FragmentRecorderProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const recorder = useRecorder();
  const keeper = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<unknown>(null);
  const take = recorder.state.phase === 'taken' ? recorder.state.take : null;
  const clean = take?.remarks.length === 0;
  useEffect(() => { if (clean) keeper.current?.focus(); }, [clean]);
  const keep = () => {
    if (!take || busy) return;
    setBusy(true);
    setRefusal(null);
    putRecording(name, take.sound)
      .then(async () => { await queries.invalidateQueries({ queryKey: ['setup'] }); onNext(); })
      .catch((error: unknown) => { setRefusal(error); setBusy(false); });
  };
  return (
    <DrawerPart>
      <Text as="p" size="xl">{t('prompts.fragments_next', { words })}</Text>
      <Text as="p" size="sm" tone="meta">{t('prompts.fragments_left', { left })}</Text>
      <RecorderPart recorder={recorder} starts />
      <Group gap="xs">
        <Button ref={keeper} variant={take ? 'filled' : 'default'} disabled={!take} aria-busy={busy} onClick={keep}>{t('prompts.fragments_keep')}</Button>
        <Button variant="subtle" onClick={onNext}>{t('prompts.fragments_skip')}</Button>
      </Group>
      <ProblemNote error={refusal} />
    </DrawerPart>
  );
}
