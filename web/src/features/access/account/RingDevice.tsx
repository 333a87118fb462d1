import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import { preferences } from '~/person/preferences';
import { canChooseDevice, chooseRingDevice, ringDevice, tryOut } from '~/sounds/player';

async function outputs(): Promise<MediaDeviceInfo[]> {
  const all = await navigator.mediaDevices.enumerateDevices();
  return all.filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== '' && deviceId !== 'default');
}

/** Where the phone rings: the loudspeaker, while the talk is in the headset. */
export function RingDevice() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(ringDevice());
  const { data } = useQuery({ queryKey: ['outputs'], queryFn: outputs, enabled: canChooseDevice() });
  if (!canChooseDevice()) return <Text as="p" size="sm" tone="meta">{t('sounds.device_missing')}</Text>;
  const choices = (data ?? []).map(({ deviceId, label }, place) => ({ value: deviceId, label: label || t('sounds.device_n', { n: place + 1 }) }));
  const choose = (id: string | null) => {
    setChosen(id ?? '');
    chooseRingDevice(id ?? '');
    tryOut('ring', preferences().sounds.ring.volume, preferences().sounds.tone);
  };
  return <SelectField label={t('sounds.device')} hint={t('sounds.device_hint')} none={t('sounds.device_system')} choices={choices} value={choices.some(({ value }) => value === chosen) ? chosen : null} onChange={choose} />;
}
