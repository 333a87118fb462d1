import { IconCheck, IconMinus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from '../Icon';
import looks from './Guide.module.css';

export interface GuideStep {
  to: string;
  title: string;
  state: 'open' | 'done' | 'skipped';
  /** The state in words. */
  word: string;
}

interface GuideProps {
  label: string;
  steps: GuideStep[];
  at: string;
  /** Stands above the steps. */
  head?: ReactNode;
  children: ReactNode;
}

/** Steps at the side, the one in hand beside them. Each can be gone to at any time. */
export function Guide({ label, steps, at, head, children }: GuideProps) {
  return (
    <main className={looks.guide} id="content">
      <nav aria-label={label} className={looks.steps}>
        {head}
        <ol>
          {steps.map(({ to, title, state, word }, place) => (
            <li key={to}>
              <Link to={to} aria-current={to === at ? 'step' : undefined} data-state={state}>
                <span className={looks.mark} aria-hidden>{state === 'done' ? <Icon of={IconCheck} size="xs" /> : state === 'skipped' ? <Icon of={IconMinus} size="xs" /> : place + 1}</span>
                <span className={looks.words}><b>{title}</b><span>{word}</span></span>
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <div className={looks.body}>{children}</div>
    </main>
  );
}

/** The form of one step: as wide as is good to read, its buttons under a line. */
export function GuideForm({ title, intro, children, foot, onSubmit }: { title: string; intro: ReactNode; children: ReactNode; foot: ReactNode; onSubmit: () => void }) {
  return (
    <form className={looks.form} noValidate aria-label={title} onSubmit={(event) => { event.preventDefault(); onSubmit(); }}>
      <header><h2 tabIndex={-1}>{title}</h2><p>{intro}</p></header>
      {children}
      <footer>{foot}</footer>
    </form>
  );
}

/** A field with something to press beside it. */
export function Beside({ children, end }: { children: ReactNode; end: ReactNode }) {
  return <div className={looks.beside}><div>{children}</div>{end}</div>;
}
