import { IconStack2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Chip } from '~/design/Chip';
import { Chips } from '~/design/Chips';
import { DrawerPart } from '~/design/Drawer';
import { NumberField, SegmentedField, SelectField, TextField, SwitchField } from '~/design/form/controls';
import { Text } from '~/design/Text';
import { useLive } from '~/live/store';
import { IdentifierField } from '~/setup/IdentifierField';
import type { FormProps, Kind } from '~/setup/kind';
import { addressOf } from '~/setup/places';
import { identifierOf } from '~/setup/rules';
import { UsedBy } from '~/setup/UsedBy';
import { partOf } from '~/setup/useForm';
import { formatShare } from '~/texts/format';
import { useNeedWords } from '../hooks/useNeedWords';
import { readNeed } from '../needs';
import { CallBacksPart, callBackFields } from './CallBacksPart';
import { missedFields } from './MissedOffersPart';
import { OfferingPart } from './OfferingPart';
import { PatiencePart } from './PatiencePart';
import { Rank } from './Rank';
import { RulesPart } from './RulesPart';
import type { QueueSettings } from './shapes';
import { TargetPart } from './TargetPart';
import { TurnPart } from './TurnPart';
import { WhoCouldTake } from './WhoCouldTake';
import { WhoPart } from './WhoPart';
import { WrapUpPart } from './WrapUpPart';

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

function AfterPart({ form }: FormProps<QueueSettings>) {
  const { t } = useTranslation();
  return (
    <>
      <WrapUpPart form={partOf(form)} untitled />
      <DrawerPart><SwitchField {...form.bind('disposition_required')} hint={t('queues.disposition_required_hint')} words={t(form.value.disposition_required ? 'setup.yes' : 'setup.no')} /></DrawerPart>
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

function NeedWords({ need }: { need: string }) {
  return <>{useNeedWords()(need)}</>;
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
  Beside: WhoCouldTake, besideWord: 'queues.preview',
  parts: [
    { id: 'general', word: 'queues.general', about: 'queues.about_general', fields: ['name', 'id'], Body: General },
    { id: 'hours', word: 'queues.hours', about: 'queues.about_hours', fields: ['calendar', 'closed_flow_id', 'on_close'], Body: Hours },
    { id: 'who', word: 'queues.who', about: 'queues.about_who', previewed: true, fields: ['skills', 'relaxations', 'openings', 'next_tier_if_nobody_there'], Body: WhoPart },
    { id: 'turn', word: 'queues.turn', about: 'queues.about_turn', previewed: true, fields: ['strategy', 'predicted_busy_max_percent', 'predicted_block_minutes', 'not_again_seconds'], Body: TurnPart },
    { id: 'rank', word: 'queues.rank', about: 'queues.about_rank', fields: ['priority', 'acceleration', 'weight', 'interruptible'], Body: Rank },
    { id: 'offering', word: 'queues.offering', about: 'queues.about_offering', fields: ['ring_seconds', 'auto_answer', 'ring_agents_max', 'ring_more_seconds', ...missedFields], Body: OfferingPart },
    { id: 'waiting', word: 'queues.waiting', about: 'queues.about_waiting', fields: ['treatment', 'music', 'waiting_max'], Body: WaitingPart },
    { id: 'rules', word: 'queues.overflow', about: 'queues.about_rules', fields: ['rules', 'wait_seconds_max'], Body: RulesPart },
    { id: 'call_backs', word: 'queues.call_backs', about: 'queues.about_call_backs', fields: [...callBackFields], Body: CallBacksPart },
    { id: 'wrap_up', word: 'queues.wrap_up', about: 'queues.about_wrap_up', fields: ['wrap_up_mode', 'wrap_up_seconds', 'wrap_up_extra_seconds', 'wrap_up_reminder_seconds', 'disposition_required'], Body: AfterPart },
    { id: 'target', word: 'queues.target', about: 'queues.about_target', fields: ['target_share', 'target_seconds', 'short_abandon_seconds', 'longest_wait_seconds_max', 'abandonment_max', 'message_target_hours', 'message_weight'], Body: TargetPart },
  ],
  blank: () => ({ id: '', name: '', skills: [], relaxations: [], openings: [], next_tier_if_nobody_there: true, not_again_seconds: 120, priority: 0, acceleration: 100, weight: 100, interruptible: false, strategy: 'longest_idle', ring_seconds: 20, ring_agents_max: 10, ring_more_seconds: 10, auto_answer: 'agent', predicted_busy_max_percent: 125, predicted_block_minutes: 15, wrap_up_mode: 'capped', wrap_up_seconds: 30, wrap_up_extra_seconds: 900, wrap_up_reminder_seconds: 0, disposition_required: false, declined_delay_seconds: 10, declined_break_after: 1, busy_delay_seconds: 10, busy_break_after: 1, no_answer_delay_seconds: 10, no_answer_break_after: 1, failed_delay_seconds: 10, failed_break_after: 1, short_abandon_seconds: 5, target_seconds: 20, target_share: 0.8, longest_wait_seconds_max: 120, abandonment_max: 0.04, waiting_max: 500, music: 'default', treatment: '', calendar: '', closed_flow_id: '', on_close: 'stay', message_weight: 34, message_target_hours: 24, rules: [], wait_seconds_max: 3600, call_back_first: 'customer', call_back_attempts: 3, call_back_gap_minutes: 15, call_back_opens: '08:00', call_back_closes: '20:00', call_back_ring_seconds: 40, call_back_hours_max: 48, call_back_taken_over: true, call_back_countries: [], call_back_lost: false, call_back_lost_minutes: 10, call_back_slot_minutes: 30, call_back_slot_capacity: 0, call_back_head_start_minutes: 10 }),
  nameKey: ({ id, name }, taken) => id || identifierOf(name, taken, 'queue'),
};
