import { IconBarrierBlock, IconCheck } from '@tabler/icons-react';
import { Unseen } from './Announcer';
import { Icon } from './Icon';
import looks from './Gate.module.css';
import { classes } from './classes';

/** One test that somebody passed, was stopped at, or never came to. */
export function Gate({ state, word, note }: { state: 'passed' | 'stopped' | 'unseen'; word: string; /** What stopped them. */ note?: string }) {
  return (
    <span className={classes(looks.gate, looks[state])}>
      {state === 'passed' && <Icon of={IconCheck} size="sm" />}
      {state === 'stopped' && <Icon of={IconBarrierBlock} size="sm" />}
      {state === 'unseen' && <i aria-hidden />}
      {note ? <span>{note}</span> : <Unseen>{word}</Unseen>}
    </span>
  );
}
