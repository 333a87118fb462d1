import type { ReactNode } from 'react';
import looks from './Frame.module.css';
import { usePrinting } from './usePrinting';

/** At the head of what is printed: where it comes from, and of when it is. `line` is asked as it is printed. */
export function PrintedLine({ line }: { line: () => ReactNode }) {
  return usePrinting() ? <footer className={looks.printed}>{line()}</footer> : null;
}
