import type { ReactNode } from 'react';
import { StateGlyph, type StateName } from './StateGlyph';
import looks from './State.module.css';
import { classes } from './classes';

interface StatePillProps {
  state: StateName;
  children: ReactNode;
  /** No ground, only glyph and word. */
  bare?: boolean;
  /** The server cannot be asked right now: this is what was last known. */
  stale?: boolean;
}

/** Glyph and word of a state, always together. */
export function StatePill({ state, children, bare, stale }: StatePillProps) {
  return (
    <span className={classes(looks.pill, looks[state], bare && looks.bare, stale && looks.stale)}>
      <StateGlyph state={state} />{children}
    </span>
  );
}
