import { Button, Group, Select, Stack } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { Meter } from '~/design/Meter';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import { changeMicrophone, changeSpeaker, microphoneIs } from '~/phone/agentPhone';
import { chooseMicrophone, chosenMicrophone, useMicrophoneTest, usePlugged, type Device } from '~/phone/microphone';
import { canChooseSpeaker, chooseSpeaker, chosenSpeaker, playTone, speakers } from '~/phone/speaker';
import { useLineQuality } from '~/phone/useLineQuality';
import { useRoundTrip } from '../hooks/useRoundTrip';
import { QualityWords } from './QualityWords';

/** Below this a microphone sends no more than its own noise. */
const silentBelow = 0.01;
const silentAfterMs = 5000;

/** True once nothing has been heard for a while: a microphone that is muted at the headset, or asleep. */
function useSilence(level: number, on: boolean): boolean {
  const heardAt = useRef(0);
  const [silent, setSilent] = useState(false);
  useEffect(() => { if (level > silentBelow) heardAt.current = Date.now(); }, [level]);
  useEffect(() => {
    if (!on) return;
    heardAt.current = Date.now();
    const timer = setInterval(() => setSilent(Date.now() - heardAt.current > silentAfterMs), 500);
    return () => { clearInterval(timer); setSilent(false); };
  }, [on]);
  return silent;
}

const choicesOf = (devices: Device[]) => devices.map(({ id, name }) => ({ value: id, label: name }));
const shownOf = (devices: Device[], chosen: string) => (devices.some(({ id }) => id === chosen) ? chosen : devices[0]?.id ?? null);

function MicrophoneCheck({ turn }: { turn: number }) {
  const { t } = useTranslation();
  const [device, setDevice] = useState(chosenMicrophone());
  const { is, level, devices } = useMicrophoneTest(true, `${device} ${turn} ${usePlugged()}`);
  const silent = useSilence(level, is === 'ok');
  useEffect(() => { if (is !== 'asking') microphoneIs(is); }, [is]);
  const choose = (id: string | null) => {
    chooseMicrophone(id ?? '');
    setDevice(id ?? '');
    void changeMicrophone();
  };
  if (is === 'asking') return <Note>{t('seat.asking')}</Note>;
  if (is !== 'ok') return <Note tone="breach" title={t(`seat.${is}`)}>{t(`seat.${is}_help`)}</Note>;
  return (
    <>
      <Select size="md" label={t('seat.microphone')} value={shownOf(devices, device)} onChange={choose} data={choicesOf(devices)} allowDeselect={false} />
      <Group gap="md"><Meter level={level} label={t('seat.level')} /><Text size="xs" tone="meta">{t('seat.ok')}</Text></Group>
      {silent && <Note tone="watch">{t('seat.silent')}</Note>}
    </>
  );
}

function SpeakerCheck() {
  const { t } = useTranslation();
  const [device, setDevice] = useState(chosenSpeaker());
  const [devices, setDevices] = useState<Device[]>([]);
  const [plays, setPlays] = useState(false);
  const [mute, setMute] = useState(false);
  const plugged = usePlugged();
  useEffect(() => { void speakers().then(setDevices).catch(() => undefined); }, [plugged]);
  const choose = (id: string | null) => {
    chooseSpeaker(id ?? '');
    setDevice(id ?? '');
    void changeSpeaker();
  };
  const play = () => {
    setPlays(true);
    playTone().then(() => setMute(false), () => setMute(true)).finally(() => setPlays(false));
  };
  return (
    <>
      {canChooseSpeaker() && devices.length > 0 && <Select size="md" label={t('seat.speaker')} value={shownOf(devices, device)} onChange={choose} data={choicesOf(devices)} allowDeselect={false} />}
      <Group gap="md"><Button leftSection={<Icon of={IconVolume} size="sm" />} aria-busy={plays} disabled={plays} onClick={play}>{t('seat.play')}</Button><Text size="xs" tone="meta">{t('seat.play_hint')}</Text></Group>
      {mute && <Note tone="breach">{t('seat.no_sound')}</Note>}
    </>
  );
}

/** Microphone with its level, output with a tone to hear, and the way to the centre; what is chosen is kept. */
export function DeviceCheck({ turn = 0, line = true }: { turn?: number; line?: boolean }) {
  const inCall = useLineQuality();
  const roundTripMs = useRoundTrip(line);
  return (
    <Stack gap="md">
      <MicrophoneCheck turn={turn} />
      <SpeakerCheck />
      {line && <QualityWords quality={inCall ?? { roundTripMs, lostShare: null, jitterMs: null }} named />}
    </Stack>
  );
}
