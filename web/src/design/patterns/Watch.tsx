import { IconDots } from '@tabler/icons-react';
import { memo, type MouseEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { HealthMark, type Standing } from '../Health';
import { Icon } from '../Icon';
import { StateGlyph, type StateName } from '../StateGlyph';
import { classes } from '../classes';
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

interface TileProps {
  id: string;
  to: string;
  state: StateName;
  name: string;
  time: ReactNode;
  line: string;
  late: boolean;
  /** Name of the button that shows what can be done. */
  menu: string;
  opened: boolean;
  onMenu: (id: string, at: HTMLElement) => void;
}

/** An agent on the floor. It is drawn again only when something about this agent changes. */
export const Tile = memo(({ id, to, state, name, time, line, late, menu, opened, onMenu }: TileProps) => {
  const open = (event: MouseEvent<HTMLElement>) => {
    event.preventDefault();
    onMenu(id, event.currentTarget);
  };
  return (
    <li className={classes(looks.tile, late && looks.late)}>
      <Link to={to} preventScrollReset onContextMenu={open}>
        <StateGlyph state={state} />
        <b title={name} dir="auto">{name}</b>
        <span className={looks.age}>{late && <HealthMark standing="breach" />}{time}</span>
        <span className={looks.sub} title={line}>{line}</span>
      </Link>
      <button type="button" className={looks.more} aria-label={menu} aria-haspopup="menu" aria-expanded={opened} onClick={open}><Icon of={IconDots} size="sm" /></button>
    </li>
  );
});
Tile.displayName = 'Tile';

/** All agents, in as many columns as fit. */
export function Tiles({ children, label }: { children: ReactNode; label: string }) {
  return <ul className={looks.tiles} aria-label={label}>{children}</ul>;
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
