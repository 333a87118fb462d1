import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '~/design/Drawer';
import { NumberField, SwitchField } from '~/design/form/controls';
import { Field } from '~/design/form/Field';
import { StepLine } from '~/design/form/StepLine';
import { IconButton } from '~/design/Frame';
import { Icon } from '~/design/Icon';
import { Text } from '~/design/Text';
import type { FormProps } from '~/setup/kind';
import { useFieldWords } from '~/setup/words';
import { useNeedWords } from '../hooks/useNeedWords';
import { NeedsEditor } from './NeedsEditor';
import type { QueueSettings, Relaxation } from './shapes';
import { inOrder } from './who';

const stepsMax = 10;
const [firstSeconds, betweenSeconds] = [30, 30];

/** What is asked for after some waiting: steps on a line, in the order of time. */
export function StepsEditor({ form, known }: FormProps<QueueSettings>) {
  const { t } = useTranslation();
  const needWords = useNeedWords();
  const steps = form.value.relaxations;
  const short = ({ after_seconds, skills, tier }: Relaxation) => `${after_seconds ?? '–'} s: ${skills.map(needWords).join(', ') || t('queues.no_skill')}, ${t('queues.tier', { tier: tier ?? '–' })}`;
  const bound = form.bind('relaxations', (saved) => saved.map(short).join('; ') || '–');
  const last = steps.at(-1);
  const add = () => form.set('relaxations', inOrder([...steps, { after_seconds: last ? (last.after_seconds ?? 0) + betweenSeconds : firstSeconds, skills: last?.skills ?? form.value.skills, own_skills: last?.own_skills ?? true, tier: last?.tier ?? 1 }]));
  return (
    <Field {...bound} error={undefined} group>
      {() => (
        <>
          {steps.length === 0 && <Text as="p" size="sm" tone="meta">{t('queues.no_steps')}</Text>}
          <StepLine label={bound.label} steps={steps.map((step, place) => {
            const when = t('queues.after', { seconds: step.after_seconds ?? '–' });
            const set = (fields: Partial<Relaxation>) => form.set('relaxations', steps.map((each, at) => (at === place ? { ...each, ...fields } : each)));
            return {
              when, body: <Step form={form} known={known} place={place} step={step} onChange={set} />,
              end: <IconButton icon={IconTrash} word={t('queues.remove_step', { when })} disabled={form.readOnly} onClick={() => form.set('relaxations', steps.filter((_, at) => at !== place))} />,
            };
          })} />
          {!form.readOnly && <div><Button leftSection={<Icon of={IconPlus} size="sm" />} disabled={steps.length >= stepsMax} onClick={add}>{t('queues.add_step')}</Button></div>}
        </>
      )}
    </Field>
  );
}

interface StepProps extends FormProps<QueueSettings> {
  place: number;
  step: Relaxation;
  onChange: (fields: Partial<Relaxation>) => void;
}

function Step({ form, known, place, step, onChange }: StepProps) {
  const { t } = useTranslation();
  const say = useFieldWords();
  const faults = form.found.relaxations ?? [];
  const error = (field: string) => { const fault = faults.find(({ where }) => where.replace(/^body\./, '') === `relaxations.${place}.${field}`); return fault && say.fault(fault); };
  const sort = () => form.set('relaxations', inOrder(form.value.relaxations));
  const disabled = form.readOnly;
  return (
    <>
      <FieldRow>
        <NumberField label={t('field.after_seconds')} unit="s" value={step.after_seconds} disabled={disabled} error={error('after_seconds')} onChange={(after_seconds) => onChange({ after_seconds })} onBlur={sort} />
        <NumberField label={t('field.tier')} value={step.tier} disabled={disabled} error={error('tier')} onChange={(tier) => onChange({ tier })} />
      </FieldRow>
      <Field label={t('queues.then_needs')} group>
        {() => <NeedsEditor needs={step.skills} where={`relaxations.${place}.skills`} faults={faults} none={t('queues.no_skill')} known={known} disabled={disabled} onChange={(skills) => onChange({ skills })} />}
      </Field>
      <SwitchField label={t('field.own_skills')} words={t(step.own_skills ? 'queues.own_hold' : 'queues.own_fall')} value={step.own_skills} disabled={disabled} onChange={(own_skills) => onChange({ own_skills })} />
    </>
  );
}
