import type { ReactNode } from 'react';
import looks from './ChangeBox.module.css';

interface ChangeBoxProps {
  who: string;
  what: string;
  when: string;
  end?: ReactNode;
  children?: ReactNode;
}

/** A change that somebody made: who, what, when, and the difference below. */
export function ChangeBox({ who, what, when, end, children }: ChangeBoxProps) {
  return (
    <article className={looks.box}>
      <header><b>{who}</b><span>{what}</span><time>{when}</time>{end}</header>
      {children}
    </article>
  );
}
