import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { goToFirstFault } from '~/design/form/Field';
import { GuideForm } from '~/design/patterns/Guide';
import { ProblemNote } from '~/http/ProblemNote';
import { markStep, type StepName, type StepState } from '../api/firstRun';

export interface StepProps {
  state: StepState;
  /** Reads the state anew and goes on. */
  onDone: () => void;
}

interface StepFormProps extends StepProps {
  step: StepName;
  title: string;
  intro: string;
  word: string;
  /** What is to be stored; false while something is missing. */
  onSave: () => Promise<unknown> | false;
  children: ReactNode;
}

/** One step: its fields, the button that stores and goes on, and the one that leaves it for later. */
export function StepForm({ step, state, title, intro, word, onSave, onDone, children }: StepFormProps) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('h2')?.focus(), []);
  const run = (asked: Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    asked.then(onDone).catch(setProblem).finally(() => setBusy(false));
  };
  const submit = () => {
    const asked = onSave();
    if (asked) run(asked);
    else requestAnimationFrame(() => goToFirstFault(place.current));
  };
  return (
    <div ref={place}>
      <GuideForm title={title} intro={intro} onSubmit={submit} foot={(
        <>
          <Button type="submit" variant="filled" aria-busy={busy}>{word}</Button>
          {state === 'open' && <Button variant="subtle" onClick={() => run(markStep(step, 'skipped'))}>{t('welcome.skip')}</Button>}
          {state !== 'open' && <Button variant="subtle" onClick={onDone}>{t('welcome.go_on')}</Button>}
        </>
      )}>
        <ProblemNote error={problem} />
        {children}
      </GuideForm>
    </div>
  );
}
