import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { MultiField, NumberField, SegmentedField, SwitchField, TextField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import type { FormProps } from '~/setup/kind';
import { countries } from '~/texts/countries';
import type { QueueSettings } from './shapes';

const ways = ['customer', 'agent'] as const;
const clockMax = 5;

/** What of a queue says how customers are called back. */
export const callBackFields = ['call_back_first', 'call_back_attempts', 'call_back_gap_minutes', 'call_back_opens', 'call_back_closes', 'call_back_ring_seconds', 'call_back_hours_max', 'call_back_taken_over', 'call_back_lost', 'call_back_lost_minutes', 'call_back_countries', 'call_back_slot_minutes', 'call_back_slot_capacity', 'call_back_head_start_minutes'] as const;

/** Who is called first when a promised call is due, how often it is tried, and at what hours. */
export function CallBacksPart({ form }: FormProps<QueueSettings>) {
  const { t, i18n } = useTranslation();
  const lands = useMemo(() => countries(i18n.language), [i18n.language]);
  const land = (code: string) => lands.find(({ value }) => value === code)?.label ?? code;
  const { call_back_first: first, call_back_taken_over: taken, call_back_lost: lost } = form.value;
  return (
    <>
      <DrawerPart>
        <SegmentedField {...form.bind('call_back_first', (each) => t(`value.call_back_first_${each}`))} choices={ways.map((value) => ({ value, label: t(`value.call_back_first_${value}`) }))} onChange={(value) => form.set('call_back_first', value === 'agent' ? 'agent' : 'customer')} />
        <Text as="p" size="sm" tone="meta">{t(`queues.call_back_${first}`)}</Text>
        <NumberField {...form.bind('call_back_ring_seconds')} unit="s" />
      </DrawerPart>
      <DrawerPart title={t('queues.call_back_attempts')}>
        <FieldRow><NumberField {...form.bind('call_back_attempts')} /><NumberField {...form.bind('call_back_gap_minutes')} unit="min" /></FieldRow>
        <FieldRow><TextField {...form.bind('call_back_opens')} max={clockMax} ltr /><TextField {...form.bind('call_back_closes')} max={clockMax} ltr /></FieldRow>
        <NumberField {...form.bind('call_back_hours_max')} unit="h" />
        <MultiField {...form.bind('call_back_countries', (codes) => codes.map(land).join(', ') || t('queues.call_back_at_home'))} choices={lands} none={t('queues.call_back_at_home')} />
      </DrawerPart>
      <DrawerPart title={t('queues.call_back_lost')}>
        <SwitchField {...form.bind('call_back_lost')} words={t(lost ? 'queues.call_back_lost_on' : 'queues.call_back_lost_off')} />
        {lost && <NumberField {...form.bind('call_back_lost_minutes')} unit="min" />}
      </DrawerPart>
      <DrawerPart title={t('queues.call_back_slots')}>
        <FieldRow><NumberField {...form.bind('call_back_slot_minutes')} unit="min" /><NumberField {...form.bind('call_back_slot_capacity')} /></FieldRow>
        <NumberField {...form.bind('call_back_head_start_minutes')} unit="min" />
      </DrawerPart>
      <DrawerPart>
        <SwitchField {...form.bind('call_back_taken_over')} words={t(taken ? 'queues.call_back_taken_over' : 'queues.call_back_kept')} />
      </DrawerPart>
    </>
  );
}
