import { useEffect, useSyncExternalStore } from 'react';
import { announce } from './Announcer';
import looks from './Toast.module.css';

let shown: { text: string; turn: number } | null = null;
let turn = 0;
const listeners = new Set<() => void>();
const shownMs = 5000;

function show(next: typeof shown): void {
  shown = next;
  listeners.forEach((tell) => tell());
}

/** Confirms one's own deed, for five seconds, one at a time. */
export function toast(text: string): void {
  turn += 1;
  show({ text, turn });
  announce(text);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Where toasts appear: bottom start, never over the call bar. Mounted once. */
export function Toasts() {
  const current = useSyncExternalStore(subscribe, () => shown);
  useEffect(() => {
    if (!current) return;
    const timer = setTimeout(() => show(null), shownMs);
    return () => clearTimeout(timer);
  }, [current]);
  return current ? <div className={looks.toast}>{current.text}</div> : null;
}
