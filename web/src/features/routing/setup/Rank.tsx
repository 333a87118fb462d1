import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { NumberField, SwitchField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import type { FormProps } from '~/setup/kind';
import { Scores } from './Scores';
import type { QueueSettings, RoutingSettings } from './shapes';
import { linesOf, scoreCap } from './scores';

/** How contacts of the queue are ranked among all that wait, and what one takes of an agent. */
export function Rank({ form, known }: FormProps<QueueSettings>) {
  const { t, i18n } = useTranslation();
  const { acceleration, priority, weight, interruptible } = form.value;
  const others = known.values<QueueSettings>('queues').filter(({ id }) => id !== form.value.id);
  const cap = known.values<RoutingSettings>('routing')[0]?.score_minutes_max ?? scoreCap;
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 });
  return (
    <>
      <DrawerPart>
        <FieldRow><NumberField {...form.bind('priority')} /><NumberField {...form.bind('acceleration')} unit="%" /></FieldRow>
        {acceleration !== null && priority !== null && <Text as="p" size="sm" tone="meta">{t('queues.rank_sentence', { factor: number.format(acceleration / 100), points: number.format(priority) })}</Text>}
        <Scores own={{ name: form.value.name || t('queues.this_one'), acceleration: acceleration ?? 100, priority: priority ?? 0 }} others={linesOf(others)} cap={cap} />
      </DrawerPart>
      <DrawerPart title={t('queues.capacity')}>
        <NumberField {...form.bind('weight')} unit="%" />
        <SwitchField {...form.bind('interruptible')} words={t(interruptible ? 'queues.is_interruptible' : 'queues.not_interruptible')} />
        {weight !== null && weight > 0 && <Text as="p" size="sm" tone="meta">{t('queues.weight_sentence', { count: Math.floor(100 / weight) })}</Text>}
      </DrawerPart>
    </>
  );
}
