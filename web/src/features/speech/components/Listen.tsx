import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { toast } from '~/design/Toast';
import { alone } from '../alone';
import { promptSound, type Prompt } from '../api/prompts';

interface ListenProps {
  prompt: Prompt;
  /** What it is called to those who only hear the page; its name where nothing else is said. */
  called?: string;
}

/** Plays an announcement as callers hear it; pressed again it is silent. */
export function Listen({ prompt, called }: ListenProps) {
  const { t } = useTranslation();
  const sound = useRef<HTMLAudioElement | null>(null);
  const [phase, setPhase] = useState<'quiet' | 'asked' | 'playing'>('quiet');
  useEffect(() => () => sound.current?.pause(), []);
  const play = async () => {
    const mine = new Audio(promptSound(prompt));
    sound.current = mine;
    alone(mine);
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
    <Button size="xs" aria-pressed={playing} aria-busy={phase === 'asked'} aria-label={t(playing ? 'prompts.stop_of' : 'prompts.listen_to', { name: called ?? prompt.name })} leftSection={<Icon of={playing ? IconPlayerStop : IconPlayerPlay} size="xs" />}
      onClick={(event) => { event.stopPropagation(); if (playing) sound.current?.pause(); else void play(); }}>
      {t(playing ? 'prompts.stop' : 'prompts.listen')}
    </Button>
  );
}
