import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { NumberField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import type { FormProps } from '~/setup/kind';
import type { Form } from '~/setup/useForm';
import { formatShare } from '~/texts/format';
import type { QueueSettings } from './shapes';

const [ten, perMille] = [10, 1000];

/** What callers are promised, and when people are told that it does not hold. */
export function TargetPart({ form }: FormProps<QueueSettings>) {
  const { t } = useTranslation();
  return (
    <>
      <DrawerPart title={t('queues.promise')}>
        <FieldRow><ShareField form={form} field="target_share" /><NumberField {...form.bind('target_seconds')} unit="s" /></FieldRow>
        <Text as="p" size="sm" tone="meta">{t('queues.target_sentence', { share: formatShare(form.value.target_share), seconds: form.value.target_seconds ?? '–' })}</Text>
      </DrawerPart>
      <DrawerPart title={t('queues.alarms')}>
        <FieldRow><NumberField {...form.bind('longest_wait_seconds_max')} unit="s" /><ShareField form={form} field="abandonment_max" /></FieldRow>
        <NumberField {...form.bind('short_abandon_seconds')} unit="s" />
      </DrawerPart>
      <DrawerPart title={t('queues.messages')}>
        <FieldRow><NumberField {...form.bind('message_target_hours')} unit="h" /><NumberField {...form.bind('message_weight')} unit="%" /></FieldRow>
        <Text as="p" size="sm" tone="meta">{t('queues.messages_sentence')}</Text>
      </DrawerPart>
    </>
  );
}

/** A share of 0 to 1, typed in per cent. */
function ShareField({ form, field }: { form: Form<QueueSettings>; field: 'target_share' | 'abandonment_max' }) {
  const bound = form.bind(field, (value) => formatShare(value, 1));
  return <NumberField {...bound} unit="%" decimals={1} value={bound.value === null ? null : Math.round(bound.value * perMille) / ten} onChange={(typed) => form.set(field, typed === null ? null : Math.round(typed * ten) / perMille)} />;
}
