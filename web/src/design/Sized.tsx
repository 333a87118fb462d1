import type { CSSProperties, ReactNode } from 'react';
import looks from './Sized.module.css';

/** The name of a row on a bar that says how large it is among the others; `share` is 0 to 1. */
export function Sized({ share, children }: { share: number; children: ReactNode }) {
  return <span className={looks.sized}><i aria-hidden style={{ '--share': share } as CSSProperties} /><span>{children}</span></span>;
}
