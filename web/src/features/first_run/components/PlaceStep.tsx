import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePlace, type Place } from '../api/firstRun';
import { PlaceFields, placeHere } from './PlaceFields';
import { StepForm, type StepProps } from './StepForm';

/** Who runs this centre, and where. */
export function PlaceStep({ place: stored, ...step }: StepProps & { place: Place | null }) {
  const { t } = useTranslation();
  const [place, setPlace] = useState(stored ?? placeHere());
  const [tried, setTried] = useState(false);
  return (
    <StepForm {...step} step="organisation" title={t('welcome.organisation')} intro={t('welcome.organisation_intro')} word={t('welcome.save')}
      onSave={() => { setTried(true); return place.name.trim() !== '' && changePlace(place); }}>
      <PlaceFields place={place} onChange={setPlace} nameMissing={tried && !place.name.trim()} />
    </StepForm>
  );
}
