import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Span } from '../Week';
import looks from './SpanRow.module.css';

interface SpanRowProps {
  span: Span;
  words: { opens: string; closes: string };
  disabled: boolean;
  onChange: (span: Span) => void;
  end: ReactNode;
}

/** From one time of the day to another, in 24 hours. */
export function SpanRow({ span, words, disabled, onChange, end }: SpanRowProps) {
  return (
    <div className={looks.span}>
      <TextInput className={looks.time} aria-label={words.opens} inputMode="numeric" maxLength={5} disabled={disabled} value={span.opens} onChange={(event) => onChange({ ...span, opens: event.currentTarget.value })} />
      <span aria-hidden>–</span>
      <TextInput className={looks.time} aria-label={words.closes} inputMode="numeric" maxLength={5} disabled={disabled} value={span.closes} onChange={(event) => onChange({ ...span, closes: event.currentTarget.value })} />
      {end}
    </div>
  );
}

/** The spans of a day under one another, beside its name. */
export function SpanRows({ name, children, end }: { name: string; children: ReactNode; end: ReactNode }) {
  return <div className={looks.rows} role="group" aria-label={name}><b>{name}</b><div>{children}</div>{end}</div>;
}
