import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { NumberField, SelectField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import type { FormProps } from '~/setup/kind';
import { strategies } from '../strategies';
import { PredictedGain } from './PredictedGain';
import type { QueueSettings } from './shapes';

/** Among those who may take a contact: who is asked first, and who is left out for a while. */
export function TurnPart({ form }: FormProps<QueueSettings>) {
  const { t } = useTranslation();
  return (
    <DrawerPart>
      <SelectField {...form.bind('strategy', (name) => t(`strategy.${name}`))} onChange={(name) => form.set('strategy', strategies.find((each) => each === name) ?? form.value.strategy)} choices={strategies.map((name) => ({ value: name, label: t(`strategy.${name}`) }))} />
      <Text as="p" size="sm" tone="meta">{t(`strategy.${form.value.strategy}_text`)}</Text>
      {form.value.strategy === 'predicted' && <FieldRow><NumberField {...form.bind('predicted_busy_max_percent')} unit="%" /><NumberField {...form.bind('predicted_block_minutes')} unit="min" /></FieldRow>}
      {form.stored?.value.strategy === 'predicted' && form.value.strategy === 'predicted' && <PredictedGain queueId={form.stored.key} />}
      <NumberField {...form.bind('not_again_seconds')} unit="s" />
    </DrawerPart>
  );
}
