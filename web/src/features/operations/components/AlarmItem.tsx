import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Alert } from '~/design/patterns/Watch';
import { useDeed } from '~/http/useDeed';
import { Clock } from '~/live/Clock';
import type { Alarm } from '~/live/messages';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { formatTime } from '~/texts/format';
import { endSnooze, snooze } from '../api/alarms';
import { useAlarmWords } from '../hooks';

/** Where one sees what an alarm is about, and can do something. */
function placeOf({ code, fields }: Alarm): string | null {
  const word = (name: string) => encodeURIComponent(String(fields[name] ?? ''));
  if (code === 'agent_state') return `/board?agent=${word('agent_id')}`;
  if (code === 'abandonment') return `/board?figure=today.abandonment&of=${word('queue_id')}`;
  if (code === 'longest_wait' || code === 'service_level') return `/board?figure=now.waiting&of=${word('queue_id')}`;
  return code === 'nobody_here' ? `/board?queue=${word('queue_id')}` : null;
}

const wordOf = { agent_state: 'show_agent', abandonment: 'show_lost', nobody_here: 'show_agents' } as const;

/** One alarm: what it is, since when, what helps, and the way to put it off. */
export function AlarmItem({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation();
  const { title, more } = useAlarmWords();
  const deed = useDeed();
  const cutOff = useCutOff();
  const zone = useZone();
  const may = useLive(({ centre }) => centre?.me.rights.includes('alarms.clear') ?? false);
  const [place, since] = [placeOf(alarm), alarm.fields.state_since];
  const helper = alarm.fields.queue_id && ['service_level', 'longest_wait'].includes(alarm.code) ? `/board?queue=${encodeURIComponent(String(alarm.fields.queue_id))}&state=not_ready` : null;
  const contact = alarm.fields.contact_id;
  return (
    <Alert standing={alarm.grade === 'missed' ? 'breach' : 'watch'} title={title(alarm)} actions={(
      <>
        {place && <Button size="compact-sm" component={Link} to={place}>{t(`alert.${wordOf[alarm.code as keyof typeof wordOf] ?? 'show_waiting'}`)}</Button>}
        {helper && <Button size="compact-sm" component={Link} to={helper}>{t('alert.ask_back')}</Button>}
        {contact && <Button size="compact-sm" component={Link} to={`/contacts/${String(contact)}`}>{t('hand.story')}</Button>}
        {may && (alarm.snoozed_until
          ? <Button size="compact-sm" variant="subtle" disabled={cutOff} onClick={() => deed(endSnooze(alarm.id), t('alert.told_again'))}>{t('alert.end_snooze')}</Button>
          : <Button size="compact-sm" variant="subtle" disabled={cutOff} onClick={() => deed(snooze(alarm.id), t('alert.snoozed_for'))}>{t('alert.snooze')}</Button>)}
      </>
    )}>
      {alarm.snoozed_until
        ? t('alert.snoozed_by', { name: alarm.snoozed_by ?? '', time: formatTime(alarm.snoozed_until, zone, 'minutes') })
        : <><Clock since={typeof since === 'number' ? since : alarm.since} />{more(alarm) && <> · {more(alarm)}</>}</>}
    </Alert>
  );
}
