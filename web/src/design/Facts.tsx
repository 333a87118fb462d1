import { Fragment, type ReactNode } from 'react';
import looks from './Facts.module.css';

/** Names and values, one pair a line. */
export function Facts({ items }: { items: { name: ReactNode; value: ReactNode }[] }) {
  return (
    <dl className={looks.facts}>
      {items.map(({ name, value }, line) => <Fragment key={line}><dt>{name}</dt><dd>{value}</dd></Fragment>)}
    </dl>
  );
}
