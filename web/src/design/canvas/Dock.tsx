import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { IconButton } from '../Frame';
import looks from './Dock.module.css';

interface DockProps {
  title: string;
  /** A few words beside the title. */
  line?: ReactNode;
  tools?: ReactNode;
  close: string;
  onClose: () => void;
  /** A key that no field in here wants. */
  onKey?: (event: KeyboardEvent) => void;
  children: ReactNode;
}

/** Something that is done with the drawing, under it; its title takes the focus, the drawing stays in use. */
export function Dock({ title, line, tools, close, onClose, onKey, children }: DockProps) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || (event.target instanceof Element && event.target.closest('input, textarea, select, [aria-expanded="true"]'))) return;
    onKey?.(event);
  };
  return (
    // Keys of the telephone may be pressed on any control in here.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section className={looks.dock} aria-label={title} onKeyDown={pressed}>
      <header><h2 ref={head} tabIndex={-1}>{title}</h2><span className={looks.line}>{line}</span><div className={looks.tools}>{tools}</div><IconButton icon={IconX} word={close} onClick={onClose} /></header>
      <div className={looks.body}>{children}</div>
    </section>
  );
}

interface DockColumnProps {
  label: string;
  /** The one that takes the room that is left, and scrolls to its end as it grows. */
  main?: boolean;
  /** Grows with what is shown. */
  length?: number;
  children: ReactNode;
}

/** A column of the dock; it scrolls inside itself. */
export function DockColumn({ label, main, length, children }: DockColumnProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (length !== undefined && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [length]);
  // What scrolls must be reachable by keys.
  return <div ref={box} className={looks.column} data-main={main || undefined} role={main ? 'log' : 'group'} aria-label={label} tabIndex={main ? 0 : undefined}>{children}</div>;
}
