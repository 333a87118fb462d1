import type { ReactNode } from 'react';
import { Panel } from '../Panel';
import looks from './ReadyCard.module.css';
import states from '../State.module.css';
import { classes } from '../classes';
import type { StateName } from '../StateGlyph';

const centre = 36;

function Mark({ state }: { state: StateName }) {
  return (
    <svg width={72} height={72} viewBox="0 0 72 72" className={classes(looks.mark, states[state])} aria-hidden>
      <circle cx={centre} cy={centre} r={34} className={looks.edge} />
      <circle cx={centre} cy={centre} r={24} className={looks.tint} />
      {state === 'offline' ? <circle cx={centre} cy={centre} r={10} className={looks.ring} /> : <circle cx={centre} cy={centre} r={12} className={looks.disc} />}
      {state === 'not_ready' && <rect x={29} y={34} width={14} height={4} className={looks.gap} />}
    </svg>
  );
}

interface ReadyCardProps {
  state: StateName;
  title: string;
  line: string;
  problem: ReactNode;
  children: ReactNode;
}

/** One's own readiness, large, with the button that changes it. */
export function ReadyCard({ state, title, line, problem, children }: ReadyCardProps) {
  return (
    <Panel>
      <div className={looks.card}>
        <Mark state={state} />
        <div className={looks.words}><div>{title}</div><p>{line}</p></div>
        {children}
      </div>
      {problem}
    </Panel>
  );
}
