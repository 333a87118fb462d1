import type { ReactNode } from 'react';
import looks from './Work.module.css';

interface WorkProps {
  left: ReactNode;
  leftLabel: string;
  leftFoot?: ReactNode;
  bar?: ReactNode;
  right?: ReactNode;
  rightLabel: string;
  children: ReactNode;
  /** Stays at the lower edge of the middle. */
  foot?: ReactNode;
}

/** The desk: my work, the contact, help. The call bar spans centre and right. */
export function Work({ left, leftLabel, leftFoot, bar, right, rightLabel, children, foot }: WorkProps) {
  return (
    <main className={looks.work} data-bar={bar ? true : undefined} id="content">
      <aside className={looks.left} aria-label={leftLabel} id="lane-left" tabIndex={-1}><div className={looks.scroll}>{left}</div>{leftFoot && <div className={looks.leftFoot}>{leftFoot}</div>}</aside>
      {bar && <div className={looks.bar} id="call">{bar}</div>}
      <div className={looks.middle}><div className={looks.pad}>{children}</div>{foot && <div className={looks.foot}>{foot}</div>}</div>
      <aside className={looks.right} aria-label={rightLabel} id="lane-right" tabIndex={-1}>{right}</aside>
    </main>
  );
}

/** Title of a lane. */
export function LaneHead({ title }: { title: string }) {
  return <header className={looks.laneHead}><h2>{title}</h2></header>;
}

/** Title of what stands at the foot of a lane. */
export function FootHead({ title, end }: { title: string; end: ReactNode }) {
  return <header className={looks.footHead}><h3>{title}</h3>{end}</header>;
}

/** A group of cards in the left lane. */
export function CardGroup({ title, count, children }: { title: string; count: string; children: ReactNode }) {
  return <section className={looks.group}><h3><span>{title}</span><span>{count}</span></h3>{children}</section>;
}

/** One piece of work in the left lane. */
export function WorkCard({ icon, title, line, when, here }: { icon: ReactNode; title: string; line: ReactNode; when?: ReactNode; here?: boolean }) {
  return (
    <div className={looks.card} data-here={here || undefined}>
      <span className={looks.cardIcon}>{icon}</span>
      <span className={looks.cardWords}><b><bdi>{title}</bdi></b><span>{line}</span></span>
      <span className={looks.when}>{when}</span>
    </div>
  );
}
