import { IconDoor, IconDoorOff } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { RowsToCome } from '~/design/Empty';
import { Note } from '~/design/Note';
import { PlainRows } from '~/design/PlainRows';
import { Text } from '~/design/Text';
import { formatDay, formatTime } from '~/texts/format';
import { spansInWords, type Calendar } from './hours';
import { useCalendarPreview, type CalendarPreview } from './useCalendarPreview';

/** Whether it is open now, until when, and why: as it is typed. */
export function CalendarNow({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation();
  const { data, error } = useCalendarPreview(calendar, new Date().getFullYear());
  if (error) return <Note tone="watch">{t('calendars.no_preview')}</Note>;
  if (!data) return <RowsToCome rows={1} label={t('common.loading')} />;
  const { state } = data;
  return (
    <Note tone={state.open ? 'ok' : 'plain'} icon={state.open ? IconDoor : IconDoorOff} title={t(state.open ? 'calendars.open_now' : 'calendars.closed_now')}>
      {untilInWords(t, state, calendar.time_zone)}{' '}<bdi>{whyInWords(t, state)}</bdi>
    </Note>
  );
}

type Words = TFunction;
type State = CalendarPreview['state'];

function untilInWords(t: Words, { open, until }: State, zone: string): string {
  if (!until) return open ? t('calendars.always_open') : t('calendars.never_opens');
  const at = `${formatDay(until, zone)} ${formatTime(until, zone, 'minutes')}`;
  return open ? t('calendars.open_until', { at }) : t('calendars.opens_at', { at });
}

function whyInWords(t: Words, { source, name }: State): string {
  if (source === 'week') return '';
  return name || t('calendars.exception');
}

/** The public holidays that come next. */
export function NextHolidays({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation();
  const { data } = useCalendarPreview(calendar, new Date().getFullYear());
  if (!data) return null;
  return (
    <DrawerPart title={t('calendars.next_holidays')}>
      {data.holidays.length === 0 && <Text size="sm" tone="meta">{t('calendars.no_holidays')}</Text>}
      <PlainRows>{data.holidays.map(({ date, name, openings }) => <li key={date}><bdi title={name}>{name}</bdi><span>{formatDay(`${date}T00:00:00Z`, 'UTC')} {date.slice(0, 4)} · {spansInWords(openings, t('calendars.closed'))}</span></li>)}</PlainRows>
    </DrawerPart>
  );
}
