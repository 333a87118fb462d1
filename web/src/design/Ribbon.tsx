import type { ReactNode } from 'react';
import looks from './State.module.css';
import { classes } from './classes';
import { StateGlyph, type StateName } from './StateGlyph';

export type PhaseName = 'flow' | 'queue' | 'ringing' | 'talking' | 'hold' | 'wrap_up';

export interface Phase {
  name: PhaseName;
  ms: number;
  word: string;
  time: string;
}

interface RibbonProps {
  phases: Phase[];
  /** One sentence that says the same. */
  label: string;
  size?: 'thin' | 'medium' | 'tall';
}

function glyphOf(name: PhaseName): ReactNode {
  return name === 'flow' || name === 'queue' ? null : <StateGlyph state={name satisfies StateName} />;
}

/** The life of a contact in one line, phases in proportion to their length. */
export function Ribbon({ phases, label, size = 'tall' }: RibbonProps) {
  return (
    <div className={classes(looks.ribbon, looks[size])} role="img" aria-label={label}>
      {phases.map((phase, place) => (
        <i key={place} className={classes(looks[phase.name], looks.fit)} style={{ flex: Math.max(phase.ms, 1) }} title={`${phase.word} ${phase.time}`}>
          {size === 'tall' && <span className={looks.word}>{glyphOf(phase.name)}</span>}
          {size === 'tall' && <span className={looks.word}>{phase.word}</span>}
          {size !== 'thin' && <span className={looks.short}>{phase.time}</span>}
        </i>
      ))}
    </div>
  );
}
