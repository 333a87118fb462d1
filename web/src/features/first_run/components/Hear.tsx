import { Button } from '@mantine/core';
import { IconPlayerStop, IconVolume } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { toast } from '~/design/Toast';
import { useProblemText } from '~/http/ProblemNote';
import { speakWords } from '../api/firstRun';

/** Plays words as callers will hear them, before they are kept. */
export function Hear({ text, spoken, what }: { text: string; spoken: string; what: string }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const sound = useRef<HTMLAudioElement | null>(null);
  const [phase, setPhase] = useState<'quiet' | 'asked' | 'playing'>('quiet');
  useEffect(() => () => sound.current?.pause(), []);

  const stop = () => { sound.current?.pause(); setPhase('quiet'); };
  const play = async () => {
    setPhase('asked');
    try {
      const address = await speakWords(text, spoken);
      const mine = new Audio(address);
      sound.current = mine;
      mine.onended = () => { setPhase('quiet'); URL.revokeObjectURL(address); };
      await mine.play();
      setPhase('playing');
    } catch (refusal) {
      setPhase('quiet');
      toast(problemText(refusal));
    }
  };
  return (
    <Button disabled={!text.trim()} aria-busy={phase === 'asked'} aria-label={`${phase === 'playing' ? t('welcome.stop') : t('welcome.hear')}: ${what}`} leftSection={<Icon of={phase === 'playing' ? IconPlayerStop : IconVolume} size="sm" />} onClick={() => (phase === 'playing' ? stop() : void play())}>
      {phase === 'playing' ? t('welcome.stop') : t('welcome.hear')}
    </Button>
  );
}
