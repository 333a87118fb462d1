import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { NumberField, SegmentedField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import type { PartForm } from '~/setup/useForm';
import type { WrapUpMode, WrapUpSettings } from './shapes';

const modes: WrapUpMode[] = ['fixed', 'capped', 'manual'];

/** Who ends the work after a call, and when. */
export function WrapUpPart({ form, untitled }: { form: PartForm<WrapUpSettings>; untitled?: boolean }) {
  const { t } = useTranslation();
  const mode = form.value.wrap_up_mode;
  return (
    <DrawerPart {...(untitled ? {} : { title: t('queues.wrap_up') })}>
      <SegmentedField {...form.bind('wrap_up_mode', (each) => t(`value.wrap_up_${each}`))} choices={modes.map((value) => ({ value, label: t(`value.wrap_up_${value}`) }))} onChange={(value) => form.set('wrap_up_mode', modes.find((each) => each === value) ?? mode)} />
      <Text as="p" size="sm" tone="meta">{t(`queues.wrap_up_${mode}`)}</Text>
      {mode !== 'manual' && <FieldRow><NumberField {...form.bind('wrap_up_seconds')} unit="s" /><NumberField {...form.bind('wrap_up_extra_seconds')} unit="s" /></FieldRow>}
      {mode === 'manual' && <NumberField {...form.bind('wrap_up_reminder_seconds')} unit="s" />}
    </DrawerPart>
  );
}
