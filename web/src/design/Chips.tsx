import { Children, type ReactNode } from 'react';
import looks from './Chips.module.css';

const shownMax = 2;

/** A few small facts in a row; the rest is counted. */
export function Chips({ children, empty = '' }: { children: ReactNode; empty?: string }) {
  const all = Children.toArray(children);
  if (!all.length) return <>{empty}</>;
  return <span className={looks.chips}>{all.slice(0, shownMax)}{all.length > shownMax && <span>+{all.length - shownMax}</span>}</span>;
}
