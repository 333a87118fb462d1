import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { NumberField, SelectField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import type { FormProps } from '~/setup/kind';
import { partOf } from '~/setup/useForm';
import { ringsSeveral } from '../strategies';
import { MissedOffersPart } from './MissedOffersPart';
import type { QueueSettings } from './shapes';

const answering = ['agent', 'preferred', 'always', 'never'] as const;

/** How long a phone rings, who answers by itself, how many ring at a time, and what a missed offer costs. */
export function OfferingPart({ form }: FormProps<QueueSettings>) {
  const { t } = useTranslation();
  return (
    <>
      <DrawerPart>
        <NumberField {...form.bind('ring_seconds')} unit="s" />
        <SelectField {...form.bind('auto_answer', (who) => t(`value.auto_answer_${who}`))} onChange={(who) => form.set('auto_answer', answering.find((each) => each === who) ?? form.value.auto_answer)} choices={answering.map((who) => ({ value: who, label: t(`value.auto_answer_${who}`) }))} />
        <Text as="p" size="sm" tone="meta">{t('queues.auto_answer_text')}</Text>
        {ringsSeveral(form.value.strategy) && (
          <FieldRow>
            <NumberField {...form.bind('ring_agents_max')} />
            {form.value.strategy === 'ring_progressively' && <NumberField {...form.bind('ring_more_seconds')} unit="s" />}
          </FieldRow>
        )}
      </DrawerPart>
      <MissedOffersPart form={partOf(form)} />
    </>
  );
}
