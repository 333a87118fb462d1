import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SegmentedField } from '~/design/form/controls';
import { SoundRows } from '~/design/form/SoundRows';
import { Panel } from '~/design/Panel';
import { Column } from '~/design/patterns/Story';
import { useDeed } from '~/http/useDeed';
import { keepPreference, usePreferences, type Sounds } from '~/person/preferences';
import { tryOut } from '~/sounds/player';
import { ringTones, soundNames, type RingTone, type SoundName } from '~/sounds/tones';
import { HeadsetButtons } from './HeadsetButtons';
import { Notices } from './Notices';
import { RingDevice } from './RingDevice';

/** What is heard, in which tone and how loud; what the system tells; what the headset does. */
export function SoundsPanels() {
  const { t } = useTranslation();
  const { sounds } = usePreferences();
  const deed = useDeed();
  const [moving, setMoving] = useState<Partial<Record<SoundName, number>>>({});
  const keep = (wish: Partial<Sounds>) => deed(keepPreference('sounds', { ...sounds, ...wish }), t('account.kept'));
  const volume = (name: SoundName) => moving[name] ?? sounds[name].volume;
  const turn = (id: string, loud: number, rests: boolean) => {
    const name = id as SoundName;
    setMoving(rests ? { ...moving, [name]: undefined } : { ...moving, [name]: loud });
    if (!rests || loud === sounds[name].volume) return;
    keep({ [name]: { ...sounds[name], volume: loud } });
    tryOut(name, loud, sounds.tone);
  };
  const pick = (tone: string) => {
    keep({ tone: tone as RingTone });
    tryOut('ring', sounds.ring.volume, tone as RingTone);
  };
  return (
    <Column readable>
      <Panel title={t('sounds.what')}>
        <Stack gap="lg">
          <SegmentedField label={t('sounds.tone')} value={sounds.tone} choices={ringTones.map((value) => ({ value, label: t(`sounds.tone_${value}`) }))} onChange={pick} />
          <SoundRows label={t('sounds.what')} tryIt={t('sounds.try')}
            rows={soundNames.map((id) => ({ id, word: t(`sounds.${id}`), on: sounds[id].on, volume: volume(id), volumeWord: t('sounds.volume_of', { what: t(`sounds.${id}`) }), tryWord: t('sounds.try_of', { what: t(`sounds.${id}`) }) }))}
            onSwitch={(id, on) => keep({ [id]: { ...sounds[id as SoundName], on } })} onVolume={turn} onTry={(id) => tryOut(id as SoundName, volume(id as SoundName), sounds.tone)} />
          <RingDevice />
        </Stack>
      </Panel>
      <Notices wished={sounds.notify} onWish={(notify) => keep({ notify })} />
      <HeadsetButtons />
    </Column>
  );
}
