import { IconCheck, IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Count } from '~/design/Chip';
import { Empty } from '~/design/Empty';
import { IconButton } from '~/design/Frame';
import { Inset, Panel } from '~/design/Panel';
import { PlainButton } from '~/design/PlainButton';
import { Text } from '~/design/Text';
import { useDeed } from '~/http/useDeed';
import type { Alarm } from '~/live/messages';
import { keepPreference, usePreferences } from '~/person/preferences';
import { parted } from '../rules';
import { AlarmItem } from './AlarmItem';

const shownMax = 3;

/** Three alarms at most, each with what to do; the rest is counted, and so is what somebody has put off. */
export function NeedsAPerson({ alarms }: { alarms: Alarm[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const [off, setOff] = useState(false);
  const { now, snoozed } = parted(alarms);
  const { sounds } = usePreferences();
  const deed = useDeed();
  const loud = sounds.alert.on;
  const sound = () => deed(keepPreference('sounds', { ...sounds, alert: { ...sounds.alert, on: !loud } }), t(loud ? 'alert.sound_off' : 'alert.sound_on'));
  return (
    <Panel title={t('board.needs')} flush label={t('board.needs')} meta={now.length > 0 && <Count red={now.some(({ grade }) => grade === 'missed')}>{now.length}</Count>}
      end={<IconButton icon={loud ? IconVolume : IconVolumeOff} word={t(loud ? 'alert.sound_on' : 'alert.sound_off')} aria-pressed={loud} onClick={sound} />}>
      {now.length === 0 && <Empty icon={IconCheck} title={t('board.quiet')} />}
      <ul>{now.slice(0, all ? undefined : shownMax).map((alarm) => <AlarmItem key={alarm.id} alarm={alarm} />)}</ul>
      {now.length > shownMax && <Inset><PlainButton aria-expanded={all} onClick={() => setAll(!all)}><Text size="sm">{all ? t('alert.fewer') : t('board.more_alarms', { count: now.length - shownMax })}</Text></PlainButton></Inset>}
      {snoozed.length > 0 && <Inset><PlainButton aria-expanded={off} onClick={() => setOff(!off)}><Text size="sm" tone="meta">{t('alert.snoozed', { count: snoozed.length })}</Text></PlainButton></Inset>}
      {off && <ul>{snoozed.map((alarm) => <AlarmItem key={alarm.id} alarm={alarm} />)}</ul>}
    </Panel>
  );
}
