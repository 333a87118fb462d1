import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { toast } from '~/design/Toast';
import { promptSound } from '../api/prompts';

/** One announcement is heard at a time. */
let heard: HTMLAudioElement | null = null;

/** Plays an announcement as callers hear it; pressed again it is silent. `version` changes when another takes its place. */
export function Listen({ name, version }: { name: string; version: string }) {
  const { t } = useTranslation();
  const sound = useRef<HTMLAudioElement | null>(null);
  const [phase, setPhase] = useState<'quiet' | 'asked' | 'playing'>('quiet');
  useEffect(() => () => sound.current?.pause(), []);
  const play = async () => {
    heard?.pause();
    const mine = new Audio(promptSound(name, version));
    sound.current = heard = mine;
    mine.onpause = () => setPhase('quiet');
    setPhase('asked');
    try {
      await mine.play();
      setPhase('playing');
    } catch {
      setPhase('quiet');
      toast(t('prompts.silent'));
    }
  };
  const playing = phase === 'playing';
  return (
    <Button size="xs" aria-pressed={playing} aria-busy={phase === 'asked'} aria-label={t(playing ? 'prompts.stop_of' : 'prompts.listen_to', { name })} leftSection={<Icon of={playing ? IconPlayerStop : IconPlayerPlay} size="xs" />}
      onClick={(event) => { event.stopPropagation(); if (playing) sound.current?.pause(); else void play(); }}>
      {t(playing ? 'prompts.stop' : 'prompts.listen')}
    </Button>
  );
}
