import { Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import { BellButton, BellList } from '~/design/Bell';
import { useLive } from '~/live/store';
import { play } from '~/sounds/player';
import { useAlarmWords } from '../hooks';
import { parted } from '../rules';
import { AlarmItem } from './AlarmItem';

/** What needs a person, on every page of those who look after others; a new one is spoken, and sounds where wished. */
export function Bell() {
  const { t } = useTranslation();
  const alarms = useLive(({ centre }) => centre?.alarms);
  const { now } = useMemo(() => parted(Object.values(alarms ?? {})), [alarms]);
  const { title } = useAlarmWords();
  const known = useRef<Set<string> | null>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const fresh = known.current ? now.filter(({ id }) => !known.current?.has(id)) : [];
    fresh.forEach((alarm) => announce(title(alarm)));
    if (fresh.length) play('alert');
    known.current = new Set(now.map(({ id }) => id));
  }, [now, title]);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={340} trapFocus returnFocus>
      <Popover.Target><BellButton icon={IconBell} word={now.length ? t('alert.bell', { count: now.length }) : t('board.quiet')} count={now.length} aria-expanded={open} onClick={() => setOpen(!open)} /></Popover.Target>
      <Popover.Dropdown p={0}>
        <BellList label={t('board.needs')} quiet={t('board.quiet')}>{now.map((alarm) => <AlarmItem key={alarm.id} alarm={alarm} />)}</BellList>
      </Popover.Dropdown>
    </Popover>
  );
}
