import type { ReactNode } from 'react';
import looks from './PlainRows.module.css';

/** Short rows under one another: a picture, a name, and a word at the end. */
export function PlainRows({ children }: { children: ReactNode }) {
  return <ul className={looks.rows}>{children}</ul>;
}
