import { IconChevronDown } from '@tabler/icons-react';
import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './Icon';
import { StateGlyph, type StateName } from './StateGlyph';
import looks from './State.module.css';
import { classes } from './classes';

interface StateButtonProps extends ComponentProps<'button'> {
  state: StateName;
  word: string;
  time: ReactNode;
  /** What follows, once the agent is free. */
  next?: string | undefined;
  stale?: boolean;
}

/** The agent's own state in the top bar: glyph, word, age, and what comes next. */
export function StateButton({ state, word, time, next, stale, ...rest }: StateButtonProps) {
  return (
    <button type="button" {...rest} className={classes(looks.button, looks[state], stale && looks.stale)}>
      <StateGlyph state={state} />{word}
      <span className={looks.time}>{time}</span>
      {next && <span className={looks.next}>{next}</span>}
      <Icon of={IconChevronDown} size="sm" />
    </button>
  );
}
