import { Button, Group } from '@mantine/core';
import { IconDoorOff, IconSpeakerphone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '~/design/Note';
import { useDeed } from '~/http/useDeed';
import type { Closure } from '~/live/messages';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { formatDay, formatTime, sameDay } from '~/texts/format';
import { emergency, openAgain } from '../api/closures';

/** What is closed by hand and the emergency message, by whom and until when, for all who watch; whoever may ends it. */
export function Closures() {
  const closures = useLive(({ centre }) => centre?.closures) ?? [];
  return <>{closures.map((closure) => <Closed key={closure.scope} closure={closure} />)}</>;
}

function Closed({ closure }: { closure: Closure }) {
  const { t } = useTranslation();
  const deed = useDeed();
  const cutOff = useCutOff();
  const zone = useZone();
  const may = useLive(({ centre }) => centre?.me.rights.includes('closures.edit') ?? false);
  const [sure, setSure] = useState(false);
  const { scope, name, until, since, by, message } = closure;
  const number = scope.startsWith('number:') ? scope.slice('number:'.length) : '';
  const says = scope === emergency;
  const what = says ? t('closing.emergency') : scope === 'centre' ? t('closing.centre') : number ? t('closing.number', { name, number }) : t('closing.queue', { name });
  const end = `${sameDay(until, since, zone) ? '' : `${formatDay(until, zone)} `}${formatTime(until, zone, 'minutes')}`;
  const again = () => deed(openAgain(scope), t(says ? 'closing.silenced' : 'closing.opened', { name: what }));
  const buttons = sure
    ? <Group gap="xs"><Button size="xs" disabled={cutOff} onClick={again}>{t(says ? 'closing.silence_sure' : 'closing.open_sure')}</Button><Button size="xs" variant="subtle" onClick={() => setSure(false)}>{t(says ? 'closing.leave_on' : 'closing.stay_closed')}</Button></Group>
    : <Button size="xs" disabled={cutOff} onClick={() => setSure(true)}>{t(says ? 'closing.silence' : 'closing.open')}</Button>;
  return (
    <Note tone="breach" icon={says ? IconSpeakerphone : IconDoorOff} title={t(says ? 'closing.is_said' : 'closing.closed', { name: what, end, by })} end={may && buttons}>
      <bdi>{t('closing.hear', { message: message || t(says ? 'closing.disturbance' : 'closing.usual') })}</bdi>
    </Note>
  );
}
