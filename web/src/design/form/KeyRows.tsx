import { useEffect, useRef, type KeyboardEvent } from 'react';
import { classes } from '../classes';
import looks from './KeyRows.module.css';

export interface KeyRow {
  id: string;
  word: string;
  caps: string[];
  /** What the button that changes it is called. */
  changeWord: string;
  /** The usual key, where this one is another: pressing it puts it back. */
  usual?: string | undefined;
  fault?: string | undefined;
}

interface KeyRowsProps {
  rows: KeyRow[];
  none: string;
  press: string;
  pressHelp: string;
  /** The row that listens for its new key. */
  listening: string | null;
  onListen: (id: string | null) => void;
  onKey: (id: string, event: KeyboardEvent) => void;
  onUsual: (id: string) => void;
}

function Press({ words, help, onKey, onLeave }: { words: string; help: string; onKey: (event: KeyboardEvent) => void; onLeave: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return <button ref={button} type="button" className={looks.key} aria-pressed title={help} onKeyDown={onKey} onBlur={onLeave}>{words}</button>;
}

/** Commands with their keys; a press on a key listens for another. */
export function KeyRows({ rows, none, press, pressHelp, listening, onListen, onKey, onUsual }: KeyRowsProps) {
  return (
    <div className={looks.rows}>
      {rows.map(({ id, word, caps, changeWord, usual, fault }) => (
        <div key={id} className={looks.row}>
          <span>{word}</span>
          <span className={looks.end}>
            {usual && <span className={looks.usual}><button type="button" onClick={() => onUsual(id)}>{usual}</button></span>}
            {listening === id ? <Press words={press} help={pressHelp} onKey={(event) => onKey(id, event)} onLeave={() => onListen(null)} /> : (
              <button type="button" className={classes(looks.key, usual && looks.changed)} aria-label={`${changeWord}: ${caps.join(' ') || none}`} onClick={() => onListen(id)}>{caps.length ? caps.map((cap, n) => <kbd key={n}>{cap}</kbd>) : none}</button>
            )}
          </span>
          {fault && <span className={looks.fault} role="alert">{fault}</span>}
        </div>
      ))}
    </div>
  );
}
