import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField, TextField } from '~/design/form/controls';
import { countries } from '~/texts/countries';
import { language, languages } from '~/texts/language';
import type { Place } from '../api/firstRun';
import { countryOf } from '../rules';

/** What the browser knows of where it is. */
export function placeHere(): Place {
  return { name: '', language: language(), time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone, region: countryOf(navigator.language) };
}

/** Name, language, time zone and country of the organisation. */
export function PlaceFields({ place, onChange, nameMissing }: { place: Place; onChange: (place: Place) => void; nameMissing: boolean }) {
  const { t, i18n } = useTranslation();
  const lands = useMemo(() => countries(i18n.language), [i18n.language]);
  const zones = useMemo(() => [...new Set(['UTC', place.time_zone, ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })), [place.time_zone]);
  return (
    <>
      <TextField label={t('welcome.place_name')} hint={t('welcome.place_name_hint')} error={nameMissing ? t('welcome.missing_name') : undefined} max={80} value={place.name} onChange={(name) => onChange({ ...place, name })} />
      <SelectField label={t('welcome.place_language')} hint={t('welcome.place_language_hint')} choices={Object.entries(languages).map(([value, label]) => ({ value, label }))} value={place.language} onChange={(code) => onChange({ ...place, language: (code ?? place.language) as Place['language'] })} />
      <SelectField label={t('welcome.place_zone')} hint={t('welcome.place_zone_hint')} choices={zones} value={place.time_zone} onChange={(zone) => onChange({ ...place, time_zone: zone ?? place.time_zone })} />
      <SelectField label={t('welcome.place_region')} hint={t('welcome.place_region_hint')} choices={lands} value={place.region} onChange={(region) => onChange({ ...place, region: region ?? place.region })} />
    </>
  );
}
