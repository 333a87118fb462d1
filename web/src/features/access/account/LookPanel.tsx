import { Stack } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SegmentedField, SelectField } from '~/design/form/controls';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { useDeed } from '~/http/useDeed';
import { useLive } from '~/live/store';
import { keepPreference, usePreferences, type Look } from '~/person/preferences';
import { language, languages } from '~/texts/language';
import { useChooseLanguage } from '../hooks/useChooseLanguage';

/** How pages look and speak to this person. Each choice shows at once, and is kept. */
export function LookPanel() {
  const { t } = useTranslation();
  const { look } = usePreferences();
  const deed = useDeed();
  const choose = useChooseLanguage();
  const centre = useLive((live) => live.centre?.settings.time_zone) ?? '';
  const zones = useMemo(() => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })), []);
  const keep = (wish: Partial<Look>) => deed(keepPreference('look', { ...look, ...wish }), t('account.kept'));
  return (
    <Panel title={t('account.look')}>
      <Stack gap="lg">
        <Text as="p" tone="meta" size="sm">{t('account.follows')}</Text>
        <SelectField label={t('person.language')} value={language()} choices={Object.entries(languages).map(([value, label]) => ({ value, label }))} onChange={(code) => { if (code) deed(choose(code)); }} />
        <SegmentedField label={t('person.scheme')} value={look.theme} choices={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`account.theme_${value}`) }))} onChange={(theme) => keep({ theme: theme as Look['theme'] })} />
        <SegmentedField label={t('account.density')} value={look.density} choices={(['normal', 'comfortable'] as const).map((value) => ({ value, label: t(`account.density_${value}`) }))} onChange={(density) => keep({ density: density as Look['density'] })} />
        <SelectField label={t('account.zone')} value={look.time_zone || null} none={t('account.zone_centre', { zone: centre.replaceAll('_', ' ') })} choices={zones} onChange={(zone) => keep({ time_zone: zone ?? '' })} />
      </Stack>
    </Panel>
  );
}
