import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { IconButton } from './Frame';
import { useKey } from './useKey';
import looks from './FloatingPanel.module.css';

/** A small panel that floats at the lower end corner; the page behind it stays in use. */
export function FloatingPanel({ title, close, onClose, children }: { title: string; close: string; onClose: () => void; children: ReactNode }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  useKey('Escape', onClose);
  return (
    <section className={looks.panel} role="dialog" aria-label={title}>
      <header><h2 ref={head} tabIndex={-1}>{title}</h2><IconButton icon={IconX} word={close} onClick={onClose} /></header>
      <div className={looks.body}>{children}</div>
    </section>
  );
}

/** The twelve keys of a telephone. */
export function Keypad({ onKey, label }: { onKey: (key: string) => void; label: string }) {
  return (
    <div className={looks.keypad} role="group" aria-label={label}>
      {[...'123456789*0#'].map((key) => <button key={key} type="button" onClick={() => onKey(key)}>{key}</button>)}
    </div>
  );
}

/** Key caps and what they do, in two columns. */
export function KeyList({ items }: { items: { keys: string[]; does: string }[] }) {
  return <dl className={looks.keyList}>{items.map(({ keys, does }) => <div key={does}><dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{does}</dd></div>)}</dl>;
}
