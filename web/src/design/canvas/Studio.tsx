import type { ReactNode } from 'react';
import { classes } from '../classes';
import looks from './Studio.module.css';

interface StudioProps {
  bar: ReactNode;
  /** What can be added; without it the middle takes its place. */
  palette?: ReactNode;
  paletteLabel: string;
  drawer?: ReactNode;
  /** What must be said of the whole, above the drawing. */
  over?: ReactNode;
  /** What is done with the drawing, under it. */
  under?: ReactNode;
  children: ReactNode;
}

/** Where something is drawn: tools above, what can be added, the drawing, and the opened thing beside it. */
export function Studio({ bar, palette, paletteLabel, drawer, over, under, children }: StudioProps) {
  return (
    <main id="content" className={classes(looks.studio, !palette && looks.bare)} data-open={drawer ? true : undefined}>
      <div className={looks.bar}>{bar}</div>
      {palette && <aside className={looks.palette} aria-label={paletteLabel}>{palette}</aside>}
      <div className={looks.middle}>{over}{children}{under && <div className={looks.under}>{under}</div>}</div>
      {drawer && <div className={looks.drawer}>{drawer}</div>}
    </main>
  );
}

/** What stands at the far end of the tools. */
export function BarEnd({ children }: { children: ReactNode }) {
  return <div className={looks.end}>{children}</div>;
}
