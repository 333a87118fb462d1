import { Button } from '@mantine/core';
import { IconMicrophoneOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import { Banner } from '~/design/Note';
import { changeMicrophone, usePhone } from '~/phone/agentPhone';
import { isDeaf } from '~/phone/machine';
import { chooseMicrophone, microphones, type Device } from '~/phone/microphone';

/** Nobody hears me in the middle of a call: said at once, with every microphone that there is. */
export function MicrophoneGone() {
  const { t } = useTranslation();
  const phone = usePhone();
  const gone = phone.call?.stage === 'up' && isDeaf(phone);
  const words = t(phone.microphone === 'asleep' ? 'call.microphone_asleep' : 'call.microphone_gone');
  const [there, setThere] = useState<Device[]>([]);
  useEffect(() => {
    if (!gone) return;
    announce(words, 'assertive');
    const look = () => void microphones().then(setThere);
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => navigator.mediaDevices.removeEventListener('devicechange', look);
  }, [gone, words]);
  if (!gone) return null;
  const take = (id: string) => {
    chooseMicrophone(id);
    void changeMicrophone();
  };
  return <Banner tone="breach" icon={IconMicrophoneOff} title={words} end={there.map(({ id, name }) => <Button key={id} size="xs" onClick={() => take(id)}>{name}</Button>)} />;
}
