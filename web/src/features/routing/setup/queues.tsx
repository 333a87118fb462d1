import { IconStack2 } from '@tabler/icons-react';
import { Chip } from '~/design/Chip';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { NumberField, SegmentedField, SelectField, SwitchField, TextField } from '~/design/form/controls';
import { Chips } from '~/design/Chips';
import { Field } from '~/design/form/Field';
import { IdentifierField } from '~/setup/IdentifierField';
import { Text } from '~/design/Text';
import { Link } from 'react-router';
import { addressOf } from '~/setup/places';
import { UsedBy } from '~/setup/UsedBy';
import type { FormProps, Kind } from '~/setup/kind';
import { partOf, type Form } from '~/setup/useForm';
import { identifierOf } from '~/setup/rules';
import { useTranslation } from 'react-i18next';
import { useLive } from '~/live/store';
import { formatShare } from '~/texts/format';
import { readNeed } from '../needs';
import { ringsSeveral, strategies } from '../strategies';
import { useNeedWords } from '../hooks/useNeedWords';
import { CallBacksPart, callBackFields } from './CallBacksPart';
import { MissedOffersPart, missedFields } from './MissedOffersPart';
import { NeedsEditor } from './NeedsEditor';
import { OpeningsEditor } from './OpeningsEditor';
import { PatiencePart } from './PatiencePart';
import { PredictedGain } from './PredictedGain';
import { Rank } from './Rank';
import { RulesPart } from './RulesPart';
import type { QueueSettings } from './shapes';
import { WrapUpPart } from './WrapUpPart';
import { StepsEditor } from './StepsEditor';
import { WhoCouldTake } from './WhoCouldTake';

const [ten, perMille] = [10, 1000];
const answering = ['agent', 'preferred', 'always', 'never'] as const;
const tunes = ['default', 'calm', 'silence'];

function General({ form }: FormProps<QueueSettings>) {
  return (
    <>
      <DrawerPart>
        <TextField {...form.bind('name')} max={120} />
        <IdentifierField form={form} />
      </DrawerPart>
      {form.stored && <UsedBy kind="queues" id={form.stored.key} />}
    </>
  );
}

function Hours({ form, known }: FormProps<QueueSettings>) {
  const { t } = useTranslation();
  return (
    <DrawerPart>
      <SelectField {...form.bind('calendar', (id) => known.name('calendars', id))} value={form.value.calendar || null} none={t('queues.always_open')} choices={known.choices('calendars')} onChange={(id) => form.set('calendar', id ?? '')} />
      <SelectField {...form.bind('closed_flow_id', (id) => known.name('flows', id))} value={form.value.closed_flow_id || null} none={t('queues.flow_says')} choices={known.choices('flows')} onChange={(id) => form.set('closed_flow_id', id ?? '')} />
      <SegmentedField {...form.bind('on_close')} choices={[{ value: 'stay', label: t('value.on_close_stay') }, { value: 'leave', label: t('value.on_close_leave') }]} onChange={(value) => form.set('on_close', value === 'leave' ? 'leave' : 'stay')} />
      <Text as="p" size="sm" tone="meta">{t('queues.close_now')} <Link to="/board">{t('board.title')}</Link></Text>
    </DrawerPart>
  );
}

function WhoMay({ form, known }: FormProps<QueueSettings>) {
  const { t } = useTranslation();
  const needWords = useNeedWords();
  const bound = form.bind('skills', (saved) => saved.map(needWords).join(', ') || t('queues.no_skill'));
  const next = form.value.next_tier_if_nobody_there;
  return (
    <>
      <DrawerPart>
        <Field {...bound} error={undefined} group>
          {() => <NeedsEditor needs={form.value.skills} where="skills" faults={form.found.skills ?? []} none={t('queues.no_skill')} known={known} disabled={form.readOnly} onChange={(skills) => form.set('skills', skills)} />}
        </Field>
      </DrawerPart>
      <DrawerPart><StepsEditor form={form} known={known} /></DrawerPart>
      <DrawerPart><OpeningsEditor form={form} known={known} /></DrawerPart>
      {!form.isNew && <WhoCouldTake queue={form.value} known={known} />}
      <DrawerPart title={t('queues.order')}>
        <SelectField {...form.bind('strategy', (name) => t(`strategy.${name}`))} onChange={(name) => form.set('strategy', strategies.find((each) => each === name) ?? form.value.strategy)} choices={strategies.map((name) => ({ value: name, label: t(`strategy.${name}`) }))} />
        <Text as="p" size="sm" tone="meta">{t(`strategy.${form.value.strategy}_text`)}</Text>
        {form.value.strategy === 'predicted' && <FieldRow><NumberField {...form.bind('predicted_busy_max_percent')} unit="%" /><NumberField {...form.bind('predicted_block_minutes')} unit="min" /></FieldRow>}
        {form.stored?.value.strategy === 'predicted' && form.value.strategy === 'predicted' && <PredictedGain queueId={form.stored.key} />}
        <SwitchField {...form.bind('next_tier_if_nobody_there')} words={t(next ? 'queues.next_tier' : 'queues.no_next_tier')} />
        <NumberField {...form.bind('not_again_seconds')} unit="s" />
      </DrawerPart>
    </>
  );
}

function Times({ form }: FormProps<QueueSettings>) {
  const { t } = useTranslation();
  return (
    <>
      <DrawerPart title={t('queues.offering')}>
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
      <WrapUpPart form={partOf(form)} />
      <MissedOffersPart form={partOf(form)} />
    </>
  );
}

function WaitingPart({ form, known }: FormProps<QueueSettings>) {
  const { t } = useTranslation();
  const { treatment, music } = form.value;
  const tune = (name: string) => t(`value.music_${name}` as 'value.music_default');
  const sees = useLive(({ centre }) => centre?.me.rights.includes('reports.read') ?? false);
  return (
    <>
      <DrawerPart>
        <SelectField {...form.bind('treatment', (id) => known.name('treatments', id) || t('queues.no_treatment'))} value={treatment || null} none={t('queues.no_treatment')} choices={known.choices('treatments')} onChange={(id) => form.set('treatment', id ?? '')} />
        {treatment
          ? <Text as="p" size="sm"><Link to={addressOf('treatments', treatment)}>{t('queues.see_treatment', { name: known.name('treatments', treatment) })}</Link></Text>
          : <SelectField {...form.bind('music', tune)} choices={[...new Set([...tunes, music])].map((name) => ({ value: name, label: tunes.includes(name) ? tune(name) : name }))} onChange={(name) => form.set('music', name ?? 'default')} />}
        <NumberField {...form.bind('waiting_max')} />
      </DrawerPart>
      {form.stored && sees && <PatiencePart queueId={form.stored.key} />}
    </>
  );
}

function Target({ form }: FormProps<QueueSettings>) {
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

function NeedWords({ need }: { need: string }) {
  return <>{useNeedWords()(need)}</>;
}

/** A share of 0 to 1, typed in per cent. */
function ShareField({ form, field }: { form: Form<QueueSettings>; field: 'target_share' | 'abandonment_max' }) {
  const bound = form.bind(field, (value) => formatShare(value, 1));
  return <NumberField {...bound} unit="%" decimals={1} value={bound.value === null ? null : Math.round(bound.value * perMille) / ten} onChange={(typed) => form.set(field, typed === null ? null : Math.round(typed * ten) / perMille)} />;
}

/** Queues: who waits for whom, how long, and what is promised. */
export const queues: Kind<QueueSettings> = {
  name: 'queues', key: 'id', icon: IconStack2, word: 'kinds.queue', words: 'kinds.queues', empty: 'queues.empty', emptyText: 'queues.empty_text', findWords: 'queues.find', may: 'settings.edit',
  sort: 'name', title: ({ name }) => name,
  columns: (known, t) => [
    { key: 'name', head: t('field.name'), cell: ({ name }) => name, by: ({ name }) => name, width: 'wide' },
    { key: 'skills', head: t('field.skills'), cell: ({ skills }) => <Chips empty="–">{skills.map((need) => <Chip key={need}><NeedWords need={need} /></Chip>)}</Chips>, find: ({ skills }) => `${skills.join(' ')} ${skills.flatMap((need) => readNeed(need)?.map(({ skill }) => known.name('skills', skill)) ?? []).join(' ')}` },
    { key: 'strategy', head: t('field.strategy'), cell: ({ strategy }) => t(`strategy.${strategy}`), by: ({ strategy }) => strategy },
    { key: 'target', head: t('queues.target'), num: true, cell: ({ target_share, target_seconds }) => t('queues.target_short', { share: formatShare(target_share), seconds: target_seconds }), by: ({ target_share }) => target_share, find: () => '' },
    { key: 'ring', head: t('queues.rings'), num: true, cell: ({ ring_seconds }) => `${ring_seconds} s`, by: ({ ring_seconds }) => ring_seconds, find: () => '' },
    { key: 'wrap_up', head: t('queues.wrap_up'), num: true, cell: ({ wrap_up_mode, wrap_up_seconds }) => (wrap_up_mode === 'manual' ? t('value.wrap_up_manual') : `${wrap_up_seconds} s`), by: ({ wrap_up_seconds }) => wrap_up_seconds, find: () => '' },
    { key: 'priority', head: t('queues.priority'), num: true, cell: ({ priority }) => priority, by: ({ priority }) => priority, find: () => '' },
  ],
  parts: [
    { id: 'general', word: 'queues.general', fields: ['name', 'id'], Body: General },
    { id: 'hours', word: 'queues.hours', fields: ['calendar', 'closed_flow_id', 'on_close'], Body: Hours },
    { id: 'who', word: 'queues.who', fields: ['skills', 'relaxations', 'openings', 'strategy', 'predicted_busy_max_percent', 'predicted_block_minutes', 'next_tier_if_nobody_there', 'not_again_seconds'], Body: WhoMay },
    { id: 'rank', word: 'queues.rank', fields: ['priority', 'acceleration', 'weight', 'interruptible'], Body: Rank },
    { id: 'times', word: 'queues.times', fields: ['ring_seconds', 'auto_answer', 'ring_agents_max', 'ring_more_seconds', 'wrap_up_mode', 'wrap_up_seconds', 'wrap_up_extra_seconds', 'wrap_up_reminder_seconds', ...missedFields], Body: Times },
    { id: 'waiting', word: 'queues.waiting', fields: ['treatment', 'music', 'waiting_max'], Body: WaitingPart },
    { id: 'call_backs', word: 'queues.call_backs', fields: [...callBackFields], Body: CallBacksPart },
    { id: 'rules', word: 'queues.rules', fields: ['rules', 'wait_seconds_max'], Body: RulesPart },
    { id: 'target', word: 'queues.target', fields: ['target_share', 'target_seconds', 'short_abandon_seconds', 'longest_wait_seconds_max', 'abandonment_max', 'message_target_hours', 'message_weight'], Body: Target },
  ],
  blank: () => ({ id: '', name: '', skills: [], relaxations: [], openings: [], next_tier_if_nobody_there: true, not_again_seconds: 120, priority: 0, acceleration: 100, weight: 100, interruptible: false, strategy: 'longest_idle', ring_seconds: 20, ring_agents_max: 10, ring_more_seconds: 10, auto_answer: 'agent', predicted_busy_max_percent: 125, predicted_block_minutes: 15, wrap_up_mode: 'capped', wrap_up_seconds: 30, wrap_up_extra_seconds: 900, wrap_up_reminder_seconds: 0, declined_delay_seconds: 10, declined_break_after: 1, busy_delay_seconds: 10, busy_break_after: 1, no_answer_delay_seconds: 10, no_answer_break_after: 1, failed_delay_seconds: 10, failed_break_after: 1, short_abandon_seconds: 5, target_seconds: 20, target_share: 0.8, longest_wait_seconds_max: 120, abandonment_max: 0.04, waiting_max: 500, music: 'default', treatment: '', calendar: '', closed_flow_id: '', on_close: 'stay', message_weight: 34, message_target_hours: 24, rules: [], wait_seconds_max: 3600, call_back_first: 'customer', call_back_attempts: 3, call_back_gap_minutes: 15, call_back_opens: '08:00', call_back_closes: '20:00', call_back_ring_seconds: 40, call_back_hours_max: 48, call_back_taken_over: true, call_back_countries: [], call_back_lost: false, call_back_lost_minutes: 10, call_back_slot_minutes: 30, call_back_slot_capacity: 0, call_back_head_start_minutes: 10 }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'queue'),
};
