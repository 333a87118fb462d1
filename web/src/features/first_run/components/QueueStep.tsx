import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '~/design/Drawer';
import { NumberField, SelectField, TextField } from '~/design/form/controls';
import { keepQueue, markStep, readQueue, type QueueSetup } from '../api/firstRun';
import { StepForm, type StepProps } from './StepForm';

const fresh: QueueSetup = {
  id: 'queue', name: '', skills: [], relaxations: [], openings: [], next_tier_if_nobody_there: true, not_again_seconds: 120, priority: 0, acceleration: 100, weight: 100, interruptible: false, strategy: 'longest_idle', ring_seconds: 20, ring_agents_max: 10, ring_more_seconds: 10, auto_answer: 'agent', predicted_busy_max_percent: 125, predicted_block_minutes: 15, wrap_up_mode: 'capped', wrap_up_seconds: 30, wrap_up_extra_seconds: 900, wrap_up_reminder_seconds: 0, disposition_required: false, short_abandon_seconds: 5, target_seconds: 20, target_share: 0.8, longest_wait_seconds_max: 120,
  abandonment_max: 0.04, waiting_max: 500, music: 'default', treatment: '', calendar: '', closed_flow_id: '', on_close: 'stay', message_weight: 34, message_target_hours: 24, rules: [], wait_seconds_max: 3600, call_back_first: 'customer', call_back_attempts: 3, call_back_gap_minutes: 15, call_back_opens: '08:00', call_back_closes: '20:00', call_back_ring_seconds: 40, call_back_hours_max: 48, call_back_taken_over: true, call_back_countries: [], call_back_lost: false, call_back_lost_minutes: 10, call_back_slot_minutes: 30, call_back_slot_capacity: 0, call_back_head_start_minutes: 10,
  declined_delay_seconds: 10, declined_break_after: 1, busy_delay_seconds: 10, busy_break_after: 1, no_answer_delay_seconds: 10, no_answer_break_after: 1, failed_delay_seconds: 10, failed_break_after: 1,
};

/** Where callers wait: name, promise, how long it rings, how long the work after a call may take. */
export function QueueStep({ queues, ...step }: StepProps & { queues: { id: string; name: string }[] }) {
  const { t } = useTranslation();
  const [id, setId] = useState(queues[0]?.id ?? null);
  const { data } = useQuery({ queryKey: ['first_run', 'queue', id], queryFn: () => readQueue(id ?? ''), enabled: id !== null });
  const [changes, setChanges] = useState<Partial<QueueSetup>>({});
  const [tried, setTried] = useState(false);
  const queue = { ...(data ?? fresh), ...changes };
  const set = (field: 'ring_seconds' | 'wrap_up_seconds' | 'target_seconds', least: number) => (value: number | null) => setChanges({ ...changes, [field]: Math.max(least, Math.min(3600, value ?? least)) });
  const save = () => {
    setTried(true);
    return queue.name.trim() !== '' && (id === null || data !== undefined) && keepQueue(queue, id === null).then(() => markStep('queue', 'done'));
  };
  const seconds = t('welcome.seconds');
  return (
    <StepForm {...step} step="queue" title={t('welcome.queue')} intro={t('welcome.queue_intro')} word={t('welcome.save')} onSave={save}>
      {queues.length > 1 && <SelectField label={t('welcome.which_queue')} choices={queues.map(({ id: value, name }) => ({ value, label: name }))} value={id} onChange={(next) => { setId(next); setChanges({}); }} />}
      <TextField label={t('welcome.queue_name')} max={80} error={tried && !queue.name.trim() ? t('welcome.missing_name') : undefined} value={queue.name} onChange={(name) => setChanges({ ...changes, name })} />
      <FieldRow>
        <NumberField label={t('welcome.target_share')} hint={t('welcome.target_hint')} unit="%" value={Math.round((queue.target_share ?? 0.8) * 100)} onChange={(share) => setChanges({ ...changes, target_share: Math.max(0, Math.min(100, share ?? 0)) / 100 })} />
        <NumberField label={t('welcome.target_seconds')} unit={seconds} value={queue.target_seconds ?? 20} onChange={set('target_seconds', 0)} />
      </FieldRow>
      <FieldRow>
        <NumberField label={t('welcome.ring_seconds')} hint={t('welcome.ring_hint')} unit={seconds} value={queue.ring_seconds ?? 20} onChange={set('ring_seconds', 1)} />
        <NumberField label={t('welcome.wrap_up_seconds')} hint={t('welcome.wrap_up_hint')} unit={seconds} value={queue.wrap_up_seconds ?? 30} onChange={set('wrap_up_seconds', 0)} />
      </FieldRow>
    </StepForm>
  );
}
