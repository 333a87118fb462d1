import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { AreaField, NumberField, SegmentedField, SelectField, TextField } from '~/design/form/controls';
import { moved, OrderList } from '~/design/form/OrderList';
import { IconButton } from '~/design/Frame';
import { Icon } from '~/design/Icon';
import { PlainButton } from '~/design/PlainButton';
import { Text } from '~/design/Text';
import type { FormProps } from '~/setup/kind';
import { useFieldWords } from '~/setup/words';
import { ruleConditions, ruleWays, type QueueRule, type QueueSettings } from './shapes';
import { useRuleWords } from './useRuleWords';

const rulesMax = 20;
const agentMark = 'agent:';
const fresh: QueueRule = { when: 'no_agents', at: 'join', seconds: 0, then: 'voicemail', to: '', text: '' };

/** When callers go elsewhere, as they come or while they wait: the first rule that holds is taken. */
export function RulesPart({ form, known }: FormProps<QueueSettings>) {
  const { t } = useTranslation();
  const say = useFieldWords();
  const words = useRuleWords(known);
  const [opened, setOpened] = useState(-1);
  const rules = form.value.rules;
  const at = rules[opened];
  const found = form.found.rules ?? [];
  const faultOf = (place: number, field = '') => found.find(({ where }) => `${where.replace(/^body\./, '')}.`.startsWith(`rules.${place}.${field && `${field}.`}`));
  const error = (field: string) => { const fault = faultOf(opened, field); return fault && say.fault(fault); };
  const put = (next: QueueRule[]) => form.set('rules', next);
  const set = (fields: Partial<QueueRule>) => put(rules.map((each, place) => (place === opened ? { ...each, ...fields } : each)));
  const places = rules.map((rule, place) => ({ rule, place }));
  return (
    <>
      <DrawerPart>
        <Text as="p" size="sm" tone="meta">{t('queues.rules_text')}</Text>
        {rules.length === 0 && <Text as="p" size="sm" tone="meta">{t('queues.no_rules')}</Text>}
        <OrderList label={t('queues.rules')} items={places} itemKey={({ place }) => String(place)} name={({ rule }) => words(rule)} fixed={form.readOnly} at={String(opened)}
          onMove={(from, to) => { put(moved(rules, from, to)); setOpened(-1); }}
          row={({ rule, place }) => {
            const fault = faultOf(place);
            return <><PlainButton aria-expanded={place === opened} onClick={() => setOpened(place === opened ? -1 : place)}>{words(rule)}</PlainButton>{fault && <Chip tone="breach" icon={IconAlertTriangle}>{say.fault(fault)}</Chip>}</>;
          }} />
        {!form.readOnly && <div><Button leftSection={<Icon of={IconPlus} size="sm" />} disabled={rules.length >= rulesMax} onClick={() => { setOpened(rules.length); put([...rules, fresh]); }}>{t('queues.add_rule')}</Button></div>}
      </DrawerPart>
      {at && (
        <DrawerPart key={opened} title={t('queues.rule', { place: opened + 1 })} meta={<IconButton icon={IconTrash} word={t('queues.remove_rule', { place: opened + 1 })} disabled={form.readOnly} onClick={() => { put(rules.filter((_, place) => place !== opened)); setOpened(-1); }} />}>
          <SegmentedField label={t('queues.rule_at')} value={at.at} error={error('at')} disabled={form.readOnly} choices={[{ value: 'join', label: t('queue_rule.at_join') }, { value: 'waiting', label: t('queue_rule.at_waiting') }]} onChange={(value) => set({ at: value === 'waiting' ? 'waiting' : 'join' })} />
          <FieldRow>
            <SelectField label={t('queues.rule_when')} value={at.when} error={error('when')} disabled={form.readOnly} choices={ruleConditions.map((value) => ({ value, label: t(`queue_rule.when_${value}`) }))} onChange={(value) => set({ when: ruleConditions.find((each) => each === value) ?? at.when })} />
            {at.when === 'expected_wait' && <NumberField label={t('queues.rule_seconds')} unit="s" value={at.seconds} error={error('seconds')} disabled={form.readOnly} onChange={(seconds) => set({ seconds })} />}
          </FieldRow>
          <SelectField label={t('queues.rule_then')} value={at.then} error={error('then')} disabled={form.readOnly} choices={ruleWays.map((value) => ({ value, label: t(`queue_rule.then_${value}`) }))} onChange={(value) => set({ then: ruleWays.find((each) => each === value) ?? at.then, to: '' })} />
          {at.then === 'queue' && <SelectField label={t('kinds.queue')} value={at.to || null} error={error('to')} disabled={form.readOnly} choices={known.choices('queues').filter(({ value }) => value !== form.value.id)} onChange={(to) => set({ to: to ?? '' })} />}
          {at.then === 'flow' && <SelectField label={t('kinds.flow')} value={at.to || null} error={error('to')} disabled={form.readOnly} choices={known.choices('flows')} onChange={(to) => set({ to: to ?? '' })} />}
          {at.then === 'voicemail' && <SelectField label={t('queues.rule_box')} value={at.to || null} none={t('queues.rule_own_box')} error={error('to')} disabled={form.readOnly} choices={[...known.choices('queues'), ...known.choices('agents').map(({ value, label }) => ({ value: agentMark + value, label }))]} onChange={(to) => set({ to: to ?? '' })} />}
          {at.then === 'number' && <TextField label={t('kinds.number')} ltr value={at.to} error={error('to')} disabled={form.readOnly} onChange={(to) => set({ to })} />}
          {at.then !== 'queue' && at.then !== 'flow' && <AreaField label={t('queues.rule_said')} hint={t('queues.rule_said_hint')} value={at.text} error={error('text')} disabled={form.readOnly} onChange={(text) => set({ text })} />}
        </DrawerPart>
      )}
      <DrawerPart title={t('queues.waiting')}><NumberField {...form.bind('wait_seconds_max')} unit="s" /></DrawerPart>
    </>
  );
}
