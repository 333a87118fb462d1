import { Stack } from '@mantine/core';
import { IconActivity, IconArmchair, IconMicrophone, IconPhone, IconPlugConnected, IconVolume } from '@tabler/icons-react';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { Facts } from '~/design/Facts';
import { Icon } from '~/design/Icon';
import { Inset, LanePart } from '~/design/Panel';
import { PlainButton } from '~/design/PlainButton';
import { useNow } from '~/live/clock';
import { useMyAgent } from '~/live/selectors';
import { useLive } from '~/live/store';
import { browserIsPhone, movePhoneHere, usePhone } from '~/phone/agentPhone';
import { phoneTrouble } from '~/phone/machine';
import { isPoor } from '~/phone/quality';
import { soundAllowed } from '~/sounds/player';
import { useLineQuality } from '~/phone/useLineQuality';
import { QualityWords } from './QualityWords';

/** Somebody must want to look before the page loads how. */
const NailedUpLine = lazy(async () => ({ default: (await import('./NailedUpLine')).NailedUpLine }));
const DeviceCheck = lazy(async () => ({ default: (await import('./DeviceCheck')).DeviceCheck }));
const SeatForm = lazy(async () => ({ default: (await import('./SeatForm')).SeatForm }));

/** Whether everything needed to take a call works, and the way to mend it. */
export function SeatHealth() {
  const { t } = useTranslation();
  const phone = usePhone();
  const agent = useMyAgent();
  useNow();
  const line = useLive((live) => live.line.state);
  const [testing, setTesting] = useState(false);
  const [moving, setMoving] = useState(false);
  const seat = agent?.seat ?? null;
  const quality = useLineQuality();
  const here = browserIsPhone() && !seat;
  const trouble = (here && phoneTrouble(phone)) || line !== 'live' || (quality !== null && isPoor(quality));
  const microphone = phone.microphone === 'ok' ? t('seat.works') : phone.microphone === 'unknown' ? t('seat.checking') : t(`seat.${phone.microphone}`);
  const name = (icon: typeof IconPhone, word: string): ReactNode => <><Icon of={icon} size="sm" />{word}</>;
  const facts = [
    { name: name(IconMicrophone, t('seat.microphone')), value: <>{microphone} <PlainButton onClick={() => setTesting(!testing)}>{testing ? t('seat.stop_test') : t('seat.test')}</PlainButton></> },
    { name: name(IconVolume, t('seat.ring')), value: soundAllowed() ? t('seat.ring_on') : t('seat.ring_blocked') },
    { name: name(IconActivity, t('seat.connection')), value: line !== 'live' ? t('seat.line_lost') : quality ? <QualityWords quality={quality} /> : t('seat.line_live') },
    {
      name: name(IconPhone, t('seat.phone')),
      value: here
        ? <>{t('seat.this_browser')}, {t(`seat.${phone.registration}`)} {phone.registration === 'failed' && <PlainButton onClick={() => void movePhoneHere()}>{t('seat.repair')}</PlainButton>}</>
        : seat ? t('seat.rings_at', { extension: seat.extension, name: seat.name }) : t('seat.desk_phone'),
    },
    ...(agent?.nailed_up ? [{ name: name(IconPlugConnected, t('seat.nailed_up')), value: <Suspense><NailedUpLine agent={agent} /></Suspense> }] : []),
    ...(agent && agent.state !== 'offline' ? [{ name: name(IconArmchair, t('seat.place')), value: <PlainButton onClick={() => setMoving(!moving)}>{moving ? t('seat.stay') : t('seat.sit_elsewhere')}</PlainButton> }] : []),
  ];
  return (
    <LanePart title={t('seat.my_seat')} end={trouble ? <Chip tone="watch">{t('seat.trouble')}</Chip> : <Chip tone="ok">{t('seat.all_well')}</Chip>}>
      <Inset><Stack gap="md"><Facts items={facts} />{testing && <Suspense><DeviceCheck line={!quality} /></Suspense>}{moving && <Suspense><SeatForm away={seat !== null} onDone={() => setMoving(false)} /></Suspense>}</Stack></Inset>
    </LanePart>
  );
}
