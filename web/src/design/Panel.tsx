import type { ReactNode } from 'react';
import looks from './Panel.module.css';
import { classes } from './classes';

interface PanelProps {
  title?: ReactNode;
  /** Small facts beside the title. */
  meta?: ReactNode;
  /** Controls at the far end of the head. */
  end?: ReactNode;
  children: ReactNode;
  /** Takes the height that is left over. */
  grow?: boolean;
  /** Without inner margins: for tables and lists. */
  flush?: boolean;
  label?: string;
}

/** A titled surface; its content scrolls inside itself. */
export function Panel({ title, meta, end, children, grow, flush, label }: PanelProps) {
  return (
    <section className={classes(looks.panel, grow && looks.grow)} aria-label={label}>
      {title && <header>{typeof title === 'string' ? <h2 title={title}>{title}</h2> : title}{meta}<span className={looks.end}>{end}</span></header>}
      <div className={classes(looks.body, !flush && looks.in)}>{children}</div>
    </section>
  );
}

/** A titled part of a lane, with a line above. */
export function LanePart({ title, end, children }: { title: string; end?: ReactNode; children: ReactNode }) {
  return (
    <section className={looks.part}>
      <header><h2 title={title}>{title}</h2><span className={looks.end}>{end}</span></header>
      {children}
    </section>
  );
}

/** Panels side by side in equal widths. */
export function Halves({ children, grow }: { children: ReactNode; grow?: boolean }) {
  return <div className={classes(looks.halves, grow && looks.grow)}>{children}</div>;
}

/** The margins of a lane, for what stands in it. */
export function Inset({ children }: { children: ReactNode }) {
  return <div className={looks.inset}>{children}</div>;
}

/** What stands under the last row of a list. */
export function ListFoot({ children }: { children: ReactNode }) {
  return <div className={looks.foot}>{children}</div>;
}
