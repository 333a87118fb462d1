import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { HealthMark, type Standing } from '../Health';
import { StateGlyph, type StateName } from '../StateGlyph';
import looks from './Watch.module.css';

interface WatchProps {
  strip: ReactNode;
  table: ReactNode;
  floor: ReactNode;
  waiting: ReactNode;
  needs: ReactNode;
  /** What a figure is made of, or one agent, opened over the far side. */
  drawer?: ReactNode;
}

/** The board: strip, table, floor, who waits, and what needs a person. */
export function Watch({ strip, table, floor, waiting, needs, drawer }: WatchProps) {
  return (
    <div className={looks.frame}>
      <main className={looks.watch} id="content">
        {strip}
        {table}
        <div className={looks.lower}>
          <div className={looks.floor}>{floor}{waiting}</div>
          {needs}
        </div>
      </main>
      {drawer}
    </div>
  );
}

/** How many are in a state, as glyph, number and word; pressed, it shows only those. */
export function StateCount({ state, count, word, to, chosen }: { state: StateName; count: number; word: string; to: string; chosen: boolean }) {
  return (
    <Link to={to} preventScrollReset className={looks.stateCount} aria-current={chosen || undefined} data-chosen={chosen || undefined}>
      <StateGlyph state={state} /><b>{count}</b><span>{word}</span>
    </Link>
  );
}

/** Several counts; they go into a second line where there is no room. */
export function StateCounts({ children }: { children: ReactNode }) {
  return <div className={looks.counts}>{children}</div>;
}

/** Names with their waiting times, in three columns. */
export function WaitingList({ children, label }: { children: ReactNode; label: string }) {
  return <ul className={looks.waiting} aria-label={label}>{children}</ul>;
}

interface WaitingRowProps {
  name: string;
  queue: string;
  time: ReactNode;
  to: string;
  /** What can be done with this caller. */
  menu?: ReactNode;
}

export function WaitingRow({ name, queue, time, to, menu }: WaitingRowProps) {
  return <li><Link to={to} title={name}><b dir="auto">{name}</b></Link><span title={queue}>{queue}</span><span className={looks.waited}>{time}</span>{menu}</li>;
}

/** Something that needs a person, with what can be done. */
export function Alert({ standing, title, children, actions }: { standing: Standing; title: string; children?: ReactNode; actions?: ReactNode }) {
  return (
    <li className={looks.alert}>
      <HealthMark standing={standing} />
      <div><b>{title}</b>{children && <span>{children}</span>}{actions && <div className={looks.actions}>{actions}</div>}</div>
    </li>
  );
}
