import { IconArrowsMaximize, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { HealthMark, type Standing } from '../Health';
import { Icon } from '../Icon';
import { Logo } from '../Logo';
import { StateGlyph, type StateName } from '../StateGlyph';
import looks from './Wall.module.css';

export interface WallRow {
  id: string;
  name: string;
  waiting: ReactNode;
  longest: ReactNode;
  share: ReactNode;
  standing: Standing;
  /** The standing in words, for those who do not see the row's ground. */
  words: string;
  /** What is so beside its figures, such as that it is closed. */
  sign?: string | undefined;
}

interface WallProps {
  title: string;
  time: string;
  /** What one can do here; shown while the pointer moves or the focus is in it. */
  controls: { full: string; onFull: () => void; leave: string; to: string };
  heads: { queue: string; waiting: string; longest: string; share: string };
  rows: WallRow[];
  states: { state: StateName; count: number; word: string }[];
  foot: ReactNode;
  stale: boolean;
}

/** A board to be read from five metres: four columns, at most seven rows, all in proportion to the screen. */
export function Wall({ title, time, controls, heads, rows, states, foot, stale }: WallProps) {
  return (
    <main className={looks.wall} id="content" data-stale={stale || undefined} data-rows={Math.max(rows.length, 5)}>
      <header className={looks.head}>
        <Logo /><h1>{title}</h1>
        <div className={looks.controls}>
          <button type="button" aria-label={controls.full} title={controls.full} onClick={controls.onFull}><Icon of={IconArrowsMaximize} /></button>
          <Link to={controls.to} aria-label={controls.leave} title={controls.leave}><Icon of={IconX} /></Link>
        </div>
        <time dir="ltr">{time}</time>
      </header>
      <table className={looks.table} aria-label={title}>
        <thead><tr><th scope="col">{heads.queue}</th><th scope="col">{heads.waiting}</th><th scope="col">{heads.longest}</th><th scope="col">{heads.share}</th></tr></thead>
        <tbody>
          {rows.map(({ id, name, waiting, longest, share, standing, words, sign }) => (
            <tr key={id} data-standing={standing}>
              <th scope="row" title={name}><span className={looks.name}><bdi>{name}</bdi>{sign && <span className={looks.sign}>{sign}</span>}</span></th><td className={looks.large}>{waiting}</td><td>{longest}</td>
              <td className={looks.large}><span className={looks.share} title={words}><HealthMark standing={standing} />{words && <span className={looks.words}>{words}</span>}{share}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer className={looks.foot}>
        {states.map(({ state, count, word }) => <span key={state}><StateGlyph state={state} /><b>{count}</b> {word}</span>)}
        <span className={looks.end}>{foot}</span>
      </footer>
    </main>
  );
}
