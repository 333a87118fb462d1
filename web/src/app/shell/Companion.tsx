import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { PrintedLine } from '~/design/PrintedLine';
import { serverNow } from '~/live/clock';
import type { Agent, Contact } from '~/live/messages';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { useHeadset } from '~/phone/headset/useHeadset';
import { play } from '~/sounds/player';
import { formatDay, formatTime } from '~/texts/format';
import { useRingNotice } from './ringNotice';
import { useCallSounds } from './callSounds';

/** What accompanies the work on every page without being seen: sounds, headset, notices of the system, and what paper says of itself. */
export function Companion({ agent, contact }: { agent: Agent | null; contact: Contact | null }) {
  const { t } = useTranslation();
  const centre = useLive((live) => live.centre?.settings.centre_name) ?? '';
  const name = useLive((live) => live.centre?.me.name) ?? '';
  const zone = useZone();
  const lost = useLive(({ line }) => line.state === 'lost');
  useEffect(() => { if (lost) play('lost'); }, [lost]);
  useCallSounds(agent, contact);
  useRingNotice(agent, contact);
  useHeadset(agent);
  return <PrintedLine line={() => { const at = serverNow(); return t('nav.printed', { centre, name, zone, day: formatDay(at, zone), time: formatTime(at, zone, 'minutes') }); }} />;
}
