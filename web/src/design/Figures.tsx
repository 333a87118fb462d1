import type { ReactNode } from 'react';
import { Link } from 'react-router';
import looks from './Figures.module.css';

export interface FigureItem {
  name: string;
  value: ReactNode;
  /** Unit, target or comparison under the figure. */
  note?: ReactNode;
  /** Where what it is made of can be seen. */
  to?: string;
}

/** A strip of three to seven figures. */
export function Figures({ items, stale }: { items: FigureItem[]; stale?: boolean }) {
  return (
    <section className={looks.strip} data-stale={stale || undefined}>
      {items.map(({ name, value, note, to }, place) => {
        const inside = <><span>{name}</span><b>{value}</b><span>{note ?? '\u00a0'}</span></>;
        return to === undefined ? <div key={place} className={looks.figure}>{inside}</div> : <Link key={place} className={looks.figure} to={to} preventScrollReset>{inside}</Link>;
      })}
    </section>
  );
}

/** Small figures side by side, for the foot of a lane. */
export function SmallFigures({ items }: { items: FigureItem[] }) {
  return <div className={looks.small}>{items.map(({ name, value }, place) => <div key={place}><b>{value}</b><span>{name}</span></div>)}</div>;
}
