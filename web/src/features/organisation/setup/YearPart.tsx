import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { RowsToCome } from '~/design/Empty';
import { Field } from '~/design/form/Field';
import { IconButton } from '~/design/Frame';
import { Note } from '~/design/Note';
import { dayLooks, YearView, type DayLook, type DrawnDay } from '~/design/YearView';
import type { FormProps } from '~/setup/kind';
import { formatDay } from '~/texts/format';
import { Exceptions } from './Exceptions';
import { exceptionOf, newException, spansInWords, type Calendar } from './hours';
import { useCalendarPreview, useYear } from './useCalendarPreview';

/** The whole year, day by day; a click on a day opens its exception, or makes one. */
export function YearPart({ form }: FormProps<Calendar>) {
  const { t, i18n } = useTranslation();
  const [year, setYear] = useYear();
  const [opened, setOpened] = useState(-1);
  const { data, error } = useCalendarPreview(form.value, year);
  const bound = form.bind('exceptions', (all) => t('calendars.count', { count: all.length }));
  const words = Object.fromEntries(dayLooks.map((look) => [look, t(`calendars.look_${look}`)])) as Record<DayLook, string>;
  const days: DrawnDay[] = (data?.days ?? []).map(({ date, look, name, openings }) => ({
    date, look, words: [formatDay(`${date}T00:00:00Z`, 'UTC'), `${words[look]}${name ? ` (${name})` : ''}`, spansInWords(openings, t('calendars.closed'))].join(': '),
  }));
  const pick = (date: string) => {
    const there = exceptionOf(bound.value, date);
    setOpened(there >= 0 ? there : bound.value.length);
    if (there < 0) bound.onChange([...bound.value, newException(date, (data?.days.find((day) => day.date === date)?.openings.length ?? 0) > 0)]);
  };
  return (
    <>
      <DrawerPart title={String(year)} meta={<><IconButton icon={IconChevronLeft} word={t('calendars.year_before')} onClick={() => setYear(year - 1)} /><IconButton icon={IconChevronRight} word={t('calendars.year_after')} onClick={() => setYear(year + 1)} /></>}>
        {error && <Note tone="watch">{t('calendars.no_preview')}</Note>}
        {!data && !error && <RowsToCome rows={6} label={t('common.loading')} />}
        {data && <YearView label={t('calendars.year_of', { year })} language={i18n.language} days={days} today={data.today} chosen={bound.value[opened]?.date} disabled={form.readOnly} words={words} onPick={pick} />}
      </DrawerPart>
      <Field {...bound} group>{() => <Exceptions items={bound.value} faults={form.found.exceptions ?? []} opened={opened} disabled={form.readOnly} onOpen={setOpened} onChange={bound.onChange} />}</Field>
    </>
  );
}
