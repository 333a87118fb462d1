import { Button, Group, Stack } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SwitchField } from '~/design/form/controls';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { Say } from '~/design/Say';
import { Steps } from '~/design/Steps';
import { Text } from '~/design/Text';
import type { Filling, ScriptStep } from '../api/scripts';
import { AnswerField } from './AnswerField';
import { backward, end, following, lacking, onward, textIn, withKnown, type Lack } from './filling';

const crumbsMost = 4;

interface ScriptRunProps {
  steps: ScriptStep[];
  filling: Filling;
  /** What texts stand for: {customer}, {agent}, {queue}, {number}. */
  known: Record<string, string>;
  /** In which a text is said, the best first. */
  languages: string[];
  onFill: (filling: Filling) => void;
}

/** The step one stands at: what is said, what is written down, and the way on. */
export function ScriptRun({ steps, filling, known, languages, onFill }: ScriptRunProps) {
  const { t } = useTranslation();
  const [missed, setMissed] = useState<string | null>(null);
  const step = steps.find(({ id }) => id === filling.path.at(-1));
  if (filling.done || !step) {
    return (
      <Stack gap="sm" align="flex-start">
        <div role="status"><Note tone="ok" title={t('script.done')}>{t('script.done_text')}</Note></div>
        <Button size="sm" variant="default" onClick={() => onFill(backward(filling))}>{t('script.back')}</Button>
      </Stack>
    );
  }
  const lacks = missed === step.id ? lacking(step, filling) : {};
  const words: Record<Lack, string> = { said: t('script.say_it'), empty: t('script.needed'), wrong: t('script.wrong') };
  const error = (id: string) => lacks[id] && words[lacks[id]];
  const text = textIn(step.text, languages);
  const names = filling.path.slice(0, -1).map((id) => steps.find((each) => each.id === id)?.name ?? id);
  const last = following(steps, step, filling.answers) === end;
  const goOn = () => {
    if (Object.keys(lacking(step, filling)).length) setMissed(step.id);
    else onFill(onward(steps, step, filling));
  };
  return (
    <Stack gap="sm">
      <Steps lead={<Text size="xs" tone="meta" num>{t('script.step', { n: filling.path.length })}</Text>} steps={names.slice(-crumbsMost)} last={step.name} />
      {text && <Say language={text.language}>{withKnown(text.words, { ...filling.answers, ...known })}</Say>}
      {step.must_be_said && <SwitchField label={t('script.said')} words={t('script.word_for_word')} error={error(step.id)} value={filling.said.includes(step.id)} onChange={(on) => onFill({ ...filling, said: on ? [...filling.said, step.id] : filling.said.filter((id) => id !== step.id) })} />}
      {step.fields.map((field) => <AnswerField key={field.id} field={field} answer={filling.answers[field.id] ?? ''} error={error(field.id)} disabled={false} onAnswer={(answer) => onFill({ ...filling, answers: { ...filling.answers, [field.id]: answer } })} />)}
      <Group gap="xs">
        <Button size="sm" variant="default" disabled={filling.path.length < 2} onClick={() => onFill(backward(filling))}>{t('script.back')}</Button>
        <Button size="sm" variant="filled" leftSection={last && <Icon of={IconCheck} size="sm" />} onClick={goOn}>{t(last ? 'script.finish' : 'script.next')}</Button>
      </Group>
    </Stack>
  );
}
