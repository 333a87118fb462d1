import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { Field } from '~/design/form/Field';
import { SelectField } from '~/design/form/controls';
import type { FormProps } from '~/setup/kind';
import { DayRows } from './DayRows';
import { spansInWords, type Calendar } from './hours';
import { NextHolidays } from './CalendarNow';
import { useCountries } from './useCalendarPreview';

/** Whose public holidays count, and what hours there are on them. */
export function HolidaysPart({ form }: FormProps<Calendar>) {
  const { t, i18n } = useTranslation();
  const known = useCountries(form.value.country);
  const names = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const countryName = (code: string) => (code ? names.of(code) ?? code : t('calendars.no_country'));
  const parts = known?.subdivisions ?? [];
  const countries = (known?.countries ?? []).map((code) => ({ value: code, label: countryName(code) })).sort((one, other) => one.label.localeCompare(other.label, i18n.language));
  const bound = form.bind('holiday_openings', (spans) => spansInWords(spans, t('calendars.closed')));
  return (
    <>
      <DrawerPart>
        <FieldRow>
          <SelectField {...form.bind('country', countryName)} value={form.value.country || null} none={t('calendars.no_country')} choices={countries} onChange={(code) => { form.set('country', code ?? ''); form.set('subdivision', ''); }} />
          {(parts.length > 0 || form.value.subdivision) && <SelectField {...form.bind('subdivision')} value={form.value.subdivision || null} none={t('calendars.whole_country')} choices={parts.map(({ code, name }) => ({ value: code, label: name }))} onChange={(code) => form.set('subdivision', code ?? '')} />}
        </FieldRow>
        {form.value.country && <Field {...bound} group>{() => <DayRows name={t('calendars.hours')} spans={bound.value} disabled={form.readOnly} onChange={bound.onChange} />}</Field>}
      </DrawerPart>
      {form.value.country && <NextHolidays calendar={form.value} />}
    </>
  );
}
