import { Button } from '@mantine/core';
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { toast } from '~/design/Toast';
import { alone } from '../alone';

/** Plays what was recorded and is not stored yet. */
export function HearTake({ sound }: { sound: Blob }) {
  const { t } = useTranslation();
  const player = useRef<HTMLAudioElement | null>(null);
  const [playing, setPlaying] = useState(false);
  useEffect(() => () => player.current?.pause(), [sound]);
  const play = async () => {
    const address = URL.createObjectURL(sound);
    const mine = player.current = new Audio(address);
    alone(mine);
    mine.onpause = () => { URL.revokeObjectURL(address); setPlaying(false); };
    setPlaying(true);
    await mine.play().catch(() => { setPlaying(false); toast(t('prompts.silent')); });
  };
  return (
    <Button aria-pressed={playing} leftSection={<Icon of={playing ? IconPlayerStop : IconPlayerPlay} size="sm" />} onClick={() => { if (playing) player.current?.pause(); else void play(); }}>
      {t(playing ? 'prompts.stop' : 'prompts.speak_listen')}
    </Button>
  );
}
