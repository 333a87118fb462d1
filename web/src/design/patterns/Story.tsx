import type { ReactNode } from 'react';
import { classes } from '../classes';
import looks from './Story.module.css';

/** A page that scrolls inside itself: lists, settings. */
export function Page({ children, scrolls }: { children: ReactNode; /** The page itself scrolls, since no panel of it does. */ scrolls?: boolean }) {
  return <main className={classes(looks.page, scrolls && looks.scrolls)} id="content">{children}</main>;
}

/** Filters or a title with controls, at the head of a page. */
export function PageHead({ children }: { children: ReactNode }) {
  return <div className={looks.head} data-narrows>{children}</div>;
}

/** Fields that narrow a list, in one row as long as they fit. */
export function FilterRow({ children }: { children: ReactNode }) {
  return <div className={looks.filters} data-narrows>{children}</div>;
}

/** A story: ribbon above, three panels below. */
export function StoryColumns({ children }: { children: ReactNode }) {
  return <div className={looks.columns}>{children}</div>;
}

/** Words at a readable width. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className={looks.prose}>{children}</div>;
}

/** Panels one under the other. */
export function Column({ children, readable }: { children: ReactNode; /** No wider than one reads a line. */ readable?: boolean }) {
  return <div className={classes(looks.column, readable && looks.readable)}>{children}</div>;
}
