import looks from './State.module.css';
import { classes } from './classes';

/** The seven states an agent can be seen in. */
export type StateName = 'offline' | 'ready' | 'ringing' | 'talking' | 'hold' | 'wrap_up' | 'not_ready';

const square = 'M4 1h8a3 3 0 0 1 3 3v8a3 3 0 0 1-3 3H4a3 3 0 0 1-3-3V4a3 3 0 0 1 3-3z';

const shapes: Record<Exclude<StateName, 'offline' | 'ready'>, string> = {
  ringing: 'M8 1a5 5 0 0 0-5 5v2.5L1.2 11.5h13.6L13 8.5V6a5 5 0 0 0-5-5zM6 13a2 2 0 0 0 4 0z',
  talking: `${square}M4.2 6.5v3h1.5v-3zM7.25 4v8h1.5V4zM10.3 5.8v4.4h1.5V5.8z`,
  hold: `${square}M5 4.5v7h2v-7zM9 4.5v7h2v-7z`,
  wrap_up: 'M8 .8L15.2 8 8 15.2.8 8z',
  not_ready: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zM4.5 7v2h7V7z',
};

function Shape({ state }: { state: StateName }) {
  if (state === 'offline') return <circle cx={8} cy={8} r={5.2} fill="none" stroke="currentColor" strokeWidth={2} />;
  if (state === 'ready') return <circle cx={8} cy={8} r={6.5} />;
  return <path fillRule="evenodd" d={shapes[state]} />;
}

/** The shape of a state; it tells states apart without colour. */
export function StateGlyph({ state }: { state: StateName }) {
  return <svg viewBox="0 0 16 16" className={classes(looks.glyph, looks[state])} aria-hidden><Shape state={state} /></svg>;
}
