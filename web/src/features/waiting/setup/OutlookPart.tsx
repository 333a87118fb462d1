import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { NumberField, SwitchField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import type { FormProps } from '~/setup/kind';
import type { Treatment } from './shapes';

/** What callers are told of their place and of the wait that is left. */
export function OutlookPart({ form }: FormProps<Treatment>) {
  const { t } = useTranslation();
  const { position, position_only_improving: improving, wait, wait_minutes_max: most } = form.value;
  return (
    <>
      <DrawerPart title={t('treatments.place')}>
        <SwitchField {...form.bind('position')} label={t('treatments.say_place')} words={t(position ? 'treatments.place_said' : 'treatments.place_not_said')} />
        {position && (
          <>
            <FieldRow><NumberField {...form.bind('position_first_seconds')} unit="s" /><NumberField {...form.bind('position_every_seconds')} unit="s" /></FieldRow>
            <SwitchField {...form.bind('position_only_improving')} words={t(improving ? 'treatments.if_better' : 'treatments.always')} />
          </>
        )}
      </DrawerPart>
      <DrawerPart title={t('treatments.wait')}>
        <SwitchField {...form.bind('wait')} words={t(wait ? 'treatments.wait_said' : 'treatments.wait_not_said')} />
        {wait && (
          <>
            <FieldRow><NumberField {...form.bind('wait_first_seconds')} unit="s" /><NumberField {...form.bind('wait_every_seconds')} unit="s" /></FieldRow>
            <NumberField {...form.bind('wait_minutes_max')} unit="min" />
            <Text as="p" size="sm" tone="meta">{t('treatments.wait_text', { most: most ?? '–' })}</Text>
          </>
        )}
      </DrawerPart>
    </>
  );
}
