import type { ReactNode } from 'react';
import { Logo } from '../Logo';
import looks from './Entrance.module.css';

const arches = [
  { half: 90, opacity: 0.34 }, { half: 160, opacity: 0.22 }, { half: 230, opacity: 0.15 }, { half: 300, opacity: 0.1 },
  { half: 370, opacity: 0.07 }, { half: 440, opacity: 0.05 }, { half: 510, opacity: 0.035 },
];

function Hall() {
  return (
    <svg viewBox="0 0 840 900" preserveAspectRatio="xMidYMax slice" className={looks.hall} aria-hidden>
      <defs>
        <linearGradient id="fade" x1={0} x2={0} y1={0} y2={1}><stop offset={0.55} stopColor="#fff" /><stop offset={0.86} stopColor="#fff" stopOpacity={0} /></linearGradient>
        <mask id="ground"><rect x={-200} y={-200} width={1300} height={1100} fill="url(#fade)" /></mask>
      </defs>
      <g mask="url(#ground)" transform="translate(40,-20)">
        {arches.map(({ half, opacity }) => <path key={half} d={`M${600 - half} 900V470a${half} ${half} 0 0 1 ${2 * half} 0V900`} fill="none" stroke="#fff" strokeOpacity={opacity} strokeWidth={20} />)}
        <circle cx={600} cy={480} r={26} fill="#fff" fillOpacity={0.92} />
      </g>
    </svg>
  );
}

interface EntranceProps {
  slogan: string;
  promise: string;
  corner: ReactNode;
  foot: ReactNode;
  children: ReactNode;
}

/** Where one comes in: the hall on one side, the form on the other. */
export function Entrance({ slogan, promise, corner, foot, children }: EntranceProps) {
  return (
    <main className={looks.entrance}>
      <section className={looks.picture}>
        <Hall />
        <div className={looks.words}>
          <div className={looks.mark}><Logo size={32} />Ringhall</div>
          <div className={looks.promise}><div>{slogan}</div><p>{promise}</p></div>
        </div>
      </section>
      <section className={looks.side}>
        <div className={looks.corner}>{corner}</div>
        <div className={looks.form}>{children}</div>
        <div className={looks.foot}>{foot}</div>
      </section>
    </main>
  );
}
