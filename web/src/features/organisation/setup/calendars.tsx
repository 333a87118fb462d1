import { IconCalendarTime } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { TextField } from '~/design/form/controls';
import { Field } from '~/design/form/Field';
import { Week } from '~/design/Week';
import { useLive } from '~/live/store';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import { identifierOf } from '~/setup/rules';
import { UsedBy } from '~/setup/UsedBy';
import { CalendarNow } from './CalendarNow';
import { DayRows } from './DayRows';
import { HolidaysPart } from './HolidaysPart';
import { dayNames, days, spansInWords, type Calendar } from './hours';
import { YearPart } from './YearPart';

function General({ form }: FormProps<Calendar>) {
  return (
    <>
      <CalendarNow calendar={form.value} />
      <DrawerPart><TextField {...form.bind('name')} max={80} /><IdentifierField form={form} /><TextField {...form.bind('time_zone')} ltr /></DrawerPart>
      {form.stored && <UsedBy kind="calendars" id={form.stored.key} />}
    </>
  );
}

function Weekly({ form }: FormProps<Calendar>) {
  const { t, i18n } = useTranslation();
  const names = dayNames(i18n.language);
  const bound = form.bind('weekly', (weekly) => days.map((day, index) => `${names[index]} ${spansInWords(weekly[day] ?? [], t('calendars.closed'))}`).join(', '));
  return (
    <>
      <Week label={t('field.weekly')} days={days.map((day, index) => ({ name: names[index] ?? day, spans: bound.value[day] ?? [], words: spansInWords(bound.value[day] ?? [], t('calendars.closed')) }))} />
      <Field {...bound} group>
        {() => <>{days.map((day, index) => <DayRows key={day} name={names[index] ?? day} spans={bound.value[day] ?? []} disabled={form.readOnly} onChange={(spans) => form.set('weekly', { ...bound.value, [day]: spans })} />)}</>}
      </Field>
    </>
  );
}

/** When the centre is open. */
export function useCalendars(): Kind<Calendar> {
  const zone = useLive(({ centre }) => centre?.settings.time_zone) ?? 'UTC';
  return { ...calendars, blank: () => ({ ...calendars.blank([]), time_zone: zone }) };
}

const workday = [{ opens: '08:00', closes: '17:00' }];

const calendars: Kind<Calendar> = {
  name: 'calendars', key: 'id', icon: IconCalendarTime, word: 'kinds.calendar', words: 'kinds.calendars', empty: 'calendars.empty', emptyText: 'calendars.empty_text', findWords: 'calendars.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  line: ({ time_zone }) => <bdi>{time_zone}</bdi>,
  columns: (_, t) => [
    { key: 'name', head: t('field.name'), width: 'wide', cell: ({ name }) => name, by: ({ name }) => name },
    { key: 'zone', head: t('field.time_zone'), cell: ({ time_zone }) => <bdi>{time_zone}</bdi>, by: ({ time_zone }) => time_zone },
    { key: 'days', head: t('calendars.days'), num: true, cell: ({ weekly }) => days.filter((day) => weekly[day]?.length).length, by: ({ weekly }) => days.filter((day) => weekly[day]?.length).length, find: () => '' },
    { key: 'country', head: t('field.country'), cell: ({ country, subdivision }) => [country, subdivision].filter(Boolean).join(' · ') || '–', by: ({ country }) => country },
    { key: 'exceptions', head: t('field.exceptions'), num: true, cell: ({ exceptions }) => exceptions.length, by: ({ exceptions }) => exceptions.length, find: ({ exceptions }) => exceptions.map(({ name, date }) => `${name} ${date}`).join(' ') },
  ],
  parts: [
    { id: 'general', word: 'calendars.general', fields: ['name', 'id', 'time_zone'], Body: General },
    { id: 'week', word: 'calendars.week', fields: ['weekly'], Body: Weekly },
    { id: 'holidays', word: 'calendars.holidays', fields: ['country', 'subdivision', 'holiday_openings'], Body: HolidaysPart },
    { id: 'year', word: 'calendars.year', fields: ['exceptions'], Body: YearPart },
  ],
  blank: () => ({ id: '', name: '', time_zone: 'UTC', weekly: { mon: workday, tue: workday, wed: workday, thu: workday, fri: workday, sat: [], sun: [] }, country: '', subdivision: '', holiday_openings: [], exceptions: [] }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'calendar'),
};
