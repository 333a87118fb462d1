import { useEffect, useRef, type ReactNode } from 'react';
import looks from './Health.module.css';
import { classes } from './classes';

/** How a promise stands: kept, nearly missed, missed. A kept one is plain ink without a mark. */
export type Standing = 'well' | 'watch' | 'breach';

/** Triangle for watch, octagon for missed, nothing for well. */
export function HealthMark({ standing }: { standing: Standing }) {
  if (standing === 'well') return null;
  return (
    <svg viewBox="0 0 16 16" className={classes(looks.mark, looks[standing])} aria-hidden>
      {standing === 'watch' ? <path d="M8 1.5L15.5 14.5H.5z" /> : <><path d="M5 .5h6L15.5 5v6L11 15.5H5L.5 11V5z" /><path className={looks.sign} d="M8 4v5M8 11v1.2" /></>}
    </svg>
  );
}

/** A figure with its mark. Its ground fades only when it crosses a limit. */
export function Health({ standing, children }: { standing: Standing; children: ReactNode }) {
  const before = useRef(standing);
  const crossed = useRef(false);
  crossed.current ||= before.current !== standing;
  useEffect(() => { before.current = standing; }, [standing]);
  return <span key={standing} className={classes(looks.health, looks[standing], crossed.current && looks.crossed)}><HealthMark standing={standing} />{children}</span>;
}

interface BarProps {
  /** Shares from 0 to 1; without a value the bar is empty. */
  value: number | null;
  target?: number;
  standing?: Standing;
  brand?: boolean;
  label?: string;
}

/** A share as a bar, with a tick where it should be. */
export function Bar({ value, target, standing = 'well', brand, label }: BarProps) {
  const percent = (share: number) => `${Math.min(Math.max(share, 0), 1) * 100}%`;
  return (
    <span className={classes(looks.bar, looks[standing], brand && looks.brand)} role={label ? 'img' : undefined} aria-label={label} aria-hidden={label ? undefined : true}>
      {value !== null && <i style={{ width: percent(value) }} />}
      {target !== undefined && <u style={{ insetInlineStart: percent(target) }} />}
    </span>
  );
}

/** Mark, bar and figure in one row, as the board's column shows a target. */
export function TargetBar({ standing, text, ...bar }: BarProps & { standing: Standing; text: string }) {
  return (
    <span className={looks.target}>
      <span className={looks.place}><HealthMark standing={standing} /></span>
      <Bar standing={standing} {...bar} />
      <span className={classes(looks.figure, looks[standing])}>{text}</span>
    </span>
  );
}

/** The bar of a target under the name it belongs to, where its column has no room for it. */
export function BarBelow(bar: BarProps) {
  return <span className={looks.below}><Bar {...bar} /></span>;
}

/** Levels of a skill, 1 to 5, as dots. */
export function SkillLevel({ level, label }: { level: number; label: string }) {
  return <span className={looks.level} role="img" aria-label={label}>{[1, 2, 3, 4, 5].map((step) => <b key={step} data-on={step <= level || undefined} />)}</span>;
}

/** The clock of something that runs out: a ring and the seconds left in it. */
export function Countdown({ share, children, label }: { share: number; children: ReactNode; label: string }) {
  const round = 2 * Math.PI * 25;
  return (
    <svg width={56} height={56} viewBox="0 0 56 56" role="img" aria-label={label} className={looks.countdown}>
      <circle cx={28} cy={28} r={25} />
      <circle cx={28} cy={28} r={25} className={looks.left} strokeDasharray={`${round * Math.min(Math.max(share, 0), 1)} ${round}`} transform="rotate(-90 28 28)" />
      <text x={28} y={34} textAnchor="middle">{children}</text>
    </svg>
  );
}
