import type { ReactNode } from 'react';
import looks from './Scroller.module.css';

/** A table wider than its place: it scrolls sideways, by keys too, and its first column stays. */
export function Scroller({ label, children }: { label: string; children: ReactNode }) {
  // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  return <div className={looks.scroller} tabIndex={0} role="region" aria-label={label}>{children}</div>;
}
