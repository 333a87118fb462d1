import type { ReactNode } from 'react';
import looks from './StepLine.module.css';

interface StepLineProps {
  label: string;
  steps: { when: string; end?: ReactNode; body: ReactNode }[];
}

/** What holds from when on: moments under one another on a line, the first on top. */
export function StepLine({ label, steps }: StepLineProps) {
  return (
    <ol className={looks.line} aria-label={label}>
      {steps.map(({ when, end, body }, place) => <li key={place}><div className={looks.head}><b>{when}</b>{end}</div>{body}</li>)}
    </ol>
  );
}
