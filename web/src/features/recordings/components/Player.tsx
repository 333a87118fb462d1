import { Button } from '@mantine/core';
import { IconCheck, IconPlayerTrackNext } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { PlayerFrame } from '~/design/PlayerFrame';
import { Text } from '~/design/Text';
import { useKey } from '~/design/useKey';
import { Waveform, type WaveformControls } from '~/design/Waveform';
import { useNames } from '~/live/names';
import { formatDuration, formatShare } from '~/texts/format';
import { soundOf, type Recording } from '../api/recordings';
import { afterSilence, listen, type Silence } from '../rules';

interface PlayerProps {
  contactId: string;
  recording: Recording;
  speed: number;
  skips: boolean;
  /** Where to go; another object goes there anew. */
  jump: { seconds: number } | null;
  onTime: (seconds: number) => void;
  onFaster: (steps: number) => void;
  onSkips: () => void;
}

interface Voices {
  shares: number[];
  silences: Silence[];
}

/** Plays one recording: both voices apart, at any place, at a chosen speed, with the keyboard alone. */
export function Player({ contactId, recording, speed, skips, jump, onTime, onFaster, onSkips }: PlayerProps) {
  const { t } = useTranslation();
  const names = useNames();
  const controls = useRef<WaveformControls>(null);
  const [playing, setPlaying] = useState(false);
  const [time, setTime] = useState({ now: 0, all: recording.seconds ?? 0 });
  const [voices, setVoices] = useState<Voices>({ shares: [], silences: [] });
  const [state, setState] = useState<'loading' | 'ready' | 'broken'>('loading');
  const second = Math.floor(time.now);
  const told = useRef(onTime);
  useEffect(() => { told.current = onTime; });
  useEffect(() => { if (state === 'ready' && second > 0) told.current(second); }, [state, second]);
  useEffect(() => { if (state === 'ready' && jump) controls.current?.goTo(jump.seconds); }, [state, jump]);
  // The space bar works wherever it does nothing else; on the wave itself every key of the player does.
  const keys = (key: string): boolean => {
    const act = { ' ': () => controls.current?.toggle(), '+': () => onFaster(1), '-': () => onFaster(-1), s: onSkips }[key];
    act?.();
    return Boolean(act);
  };
  useKey(' ', state === 'ready' ? () => controls.current?.toggle() : null);
  if (state === 'broken') return <Note tone="breach">{t('recording.broken')}</Note>;
  const share = (voice: number) => (voices.shares[voice] === undefined ? '' : ` ${formatShare(voices.shares[voice])}`);
  return (
    <PlayerFrame playing={playing} ready={state === 'ready'} word={playing ? t('recording.pause') : t('recording.play')} onToggle={() => controls.current?.toggle()}
      tools={<><Button size="xs" aria-pressed={skips} leftSection={<Icon of={skips ? IconCheck : IconPlayerTrackNext} size="xs" />} onClick={onSkips}>{t('recording.skip_silence')}</Button><Text size="xs" tone="meta">{t('recording.keys')}</Text></>}
      legend={{ customer: t('recording.customer') + share(0), agent: (names.agent(recording.agent_id) || t('recording.agent')) + share(1), time: `${formatDuration(time.now * 1000)} / ${formatDuration(time.all * 1000)}` }}>
      <Waveform at={controls} url={soundOf(contactId, recording.n)} speed={speed} label={t('recording.position')} onPlaying={setPlaying} onKey={keys}
        onTime={(now) => {
          const on = skips && playing ? afterSilence(voices.silences, now) : null;
          if (on !== null) controls.current?.goTo(on);
          setTime((last) => ({ ...last, now }));
        }}
        onReady={(all, sound, rate) => { setTime({ now: 0, all }); setVoices(listen(sound, rate)); setState('ready'); }} onBroken={() => setState('broken')} />
    </PlayerFrame>
  );
}
