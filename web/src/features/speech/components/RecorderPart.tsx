import { Button, Group } from '@mantine/core';
import { IconMicrophone, IconPlayerStop } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import { Icon } from '~/design/Icon';
import { Meter } from '~/design/Meter';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import { formatDuration } from '~/texts/format';
import { isDistorted } from '../recording/gauge';
import { secondsMax } from '../recording/record';
import type { Recorder } from '../recording/useRecorder';
import { HearTake } from './HearTake';
import { MicrophoneChoice } from './MicrophoneChoice';

const ms = 1000;
const silentSecondsMax = 4;

interface RecorderPartProps {
  recorder: Recorder;
  /** Whether the focus begins at its button. */
  starts?: boolean;
}

/** The microphone: its level and the time while it is recorded, and what is to be said of the recording. */
export function RecorderPart({ recorder: { state, start, stop }, starts = false }: RecorderPartProps) {
  const { t } = useTranslation();
  const { phase } = state;
  const busy = phase === 'asking' || phase === 'making';
  const length = (seconds: number) => formatDuration(seconds * ms);
  useEffect(() => {
    if (phase === 'recording') announce(t('prompts.record_now'));
    if (phase === 'taken') announce(t('prompts.record_taken'));
  }, [phase, t]);
  return (
    <>
      <MicrophoneChoice known={phase !== 'idle' && phase !== 'asking'} disabled={busy || phase === 'recording'} />
      {phase === 'recording' && <Group gap="md" wrap="nowrap"><Meter level={state.gauge.level} label={t('seat.level')} /><Text size="sm">{t('prompts.record_time', { time: length(state.seconds), most: length(secondsMax) })}</Text></Group>}
      <Group gap="xs" wrap="wrap">
        {/* One button that stays: whoever began by a key ends by the same. */}
        <Button autoFocus={starts} variant={phase === 'taken' ? 'default' : 'filled'} aria-busy={busy} leftSection={<Icon of={phase === 'recording' ? IconPlayerStop : IconMicrophone} size="sm" />} onClick={phase === 'recording' ? stop : busy ? undefined : start}>
          {t(phase === 'recording' ? 'prompts.stop' : phase === 'taken' || phase === 'trouble' ? 'prompts.record_again' : 'prompts.record')}
        </Button>
        {phase === 'taken' && <HearTake sound={state.take.sound} />}
        {phase === 'taken' && <Text size="sm">{length(state.take.seconds)}</Text>}
      </Group>
      {phase === 'idle' && <Text as="p" size="sm" tone="meta">{t('prompts.record_hint')}</Text>}
      {phase === 'asking' && <Text as="p" size="sm" tone="meta">{t('seat.asking')}</Text>}
      {phase === 'recording' && state.silentSeconds > silentSecondsMax && <Note tone="watch">{t('seat.silent')}</Note>}
      {phase === 'recording' && isDistorted(state.gauge) && <Note tone="watch">{t('prompts.record_loud')}</Note>}
      {phase === 'taken' && <Text as="p" size="sm" tone="meta">{t('prompts.record_taken')}</Text>}
      {phase === 'taken' && state.take.remarks.map((remark) => <Note key={remark} tone="watch">{t(`prompts.record_is_${remark}`)}</Note>)}
      {phase === 'trouble' && <div role="alert"><Note tone="breach">{t(`prompts.record_not_${state.trouble}`)}</Note></div>}
    </>
  );
}
