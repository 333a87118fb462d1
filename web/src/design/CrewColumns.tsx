import type { ReactNode } from 'react';
import looks from './CrewColumns.module.css';
import { StateGlyph, type StateName } from './StateGlyph';

/** Moments of a wait side by side: who could take the contact at each. */
export function CrewColumns({ label, children }: { label: string; children: ReactNode }) {
  return <ol className={looks.columns} aria-label={label}>{children}</ol>;
}

interface CrewColumnProps {
  when: string;
  /** So many more than at the moment before. */
  gain: number | null;
  asked: ReactNode;
  /** How many may, and how many of these are free, each with its word. */
  may: { count: number; word: string };
  free: { count: number; word: string };
  children: ReactNode;
}

/** A moment: what is asked for, how many may and are free, and below it those who may only from then on. */
export function CrewColumn({ when, gain, asked, may, free, children }: CrewColumnProps) {
  return (
    <li className={looks.column}>
      <div className={looks.head}><b>{when}</b>{gain ? <span dir="ltr">+{gain}</span> : null}<p>{asked}</p></div>
      <p className={looks.counts}><span><b>{may.count}</b> {may.word}</span>{' '}<span data-free={free.count > 0 || undefined}><b>{free.count}</b> {free.word}</span></p>
      {children}
    </li>
  );
}

interface CrewPersonProps {
  state: StateName;
  /** The state in words. */
  doing: string;
  name: string;
  free: boolean;
}

/** Somebody who may, with what they do now; whoever could take it at once stands out. */
export function CrewPerson({ state, doing, name, free }: CrewPersonProps) {
  return <p className={looks.person} data-free={free || undefined} title={`${name}: ${doing}`}><StateGlyph state={state} /><bdi>{name}</bdi><span className={looks.unseen}>{doing}</span></p>;
}
