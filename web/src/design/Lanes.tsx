import { useRef, type KeyboardEvent } from 'react';
import looks from './Lanes.module.css';
import states from './State.module.css';
import type { PhaseName } from './Ribbon';
import { StateGlyph } from './StateGlyph';
import { classes } from './classes';

export interface LaneRow {
  key: string;
  name: string;
  /** What kind of lane it is, in a word. */
  note: string;
  bars: { from: number; to: number; phase: PhaseName; word: string; onOpen?: (() => void) | undefined }[];
}

interface LanesProps {
  label: string;
  from: number;
  to: number;
  rows: LaneRow[];
  /** Where the sound is, by the clock. */
  at: number | null;
  tick: (at: number) => string;
}

const ticks = [0, 0.25, 0.5, 0.75, 1];

/** Who was in which state when: lanes side by side on one time line. Arrows walk the bars, Enter opens one. */
export function Lanes({ label, from, to, rows, at, tick }: LanesProps) {
  const box = useRef<HTMLDivElement>(null);
  const share = (moment: number) => (100 * (moment - from)) / (to - from);
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !box.current) return;
    const bars = [...box.current.querySelectorAll<HTMLElement>('button')];
    bars[bars.indexOf(document.activeElement as HTMLElement) + step]?.focus();
    event.preventDefault();
  };
  let first = true;
  return (
    <div ref={box} className={looks.lanes} role="toolbar" aria-label={label} onKeyDown={walk}>
      <ul className={looks.rows}>
        {rows.map((row) => (
          <li key={row.key}>
            <span className={looks.name} title={`${row.note}: ${row.name}`}><span className={looks.note}>{row.note}</span><bdi>{row.name}</bdi></span>
            <span className={looks.track} dir="ltr">
              {row.bars.map((bar, place) => {
                const reachable = first && bar.onOpen;
                if (reachable) first = false;
                const look = { className: classes(looks.bar, states[bar.phase], states.fit), style: { left: `${share(bar.from)}%`, width: `${share(bar.to) - share(bar.from)}%` }, title: bar.word };
                const glyph = bar.phase !== 'flow' && bar.phase !== 'queue' && <span className={states.short}><StateGlyph state={bar.phase} /></span>;
                return bar.onOpen
                  ? <button key={place} type="button" tabIndex={reachable ? 0 : -1} aria-label={`${row.name}: ${bar.word}`} onClick={bar.onOpen} {...look}>{glyph}</button>
                  : <i key={place} role="img" aria-label={`${row.name}: ${bar.word}`} {...look}>{glyph}</i>;
              })}
              {at !== null && at >= from && at <= to && <span className={looks.cursor} style={{ left: `${share(at)}%` }} aria-hidden />}
            </span>
          </li>
        ))}
      </ul>
      <div className={looks.axis} dir="ltr" aria-hidden>{ticks.map((place) => <span key={place} style={{ left: `${100 * place}%` }}>{tick(from + place * (to - from))}</span>)}</div>
    </div>
  );
}
