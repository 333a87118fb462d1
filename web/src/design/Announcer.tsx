import looks from './Announcer.module.css';
import { useSyncExternalStore } from 'react';

type Urgency = 'assertive' | 'polite';

let said: Record<Urgency, { text: string; turn: number }> = { assertive: { text: '', turn: 0 }, polite: { text: '', turn: 0 } };
const listeners = new Set<() => void>();

/** Says a sentence to people who listen to the page instead of looking at it. */
export function announce(text: string, urgency: Urgency = 'polite'): void {
  said = { ...said, [urgency]: { text, turn: said[urgency].turn + 1 } };
  listeners.forEach((tell) => tell());
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The two live regions of the page; mounted once. */
export function Announcer() {
  const now = useSyncExternalStore(subscribe, () => said);
  return (
    <div className={looks.unseen}>
      <div aria-live="assertive" role="alert"><span key={now.assertive.turn}>{now.assertive.text}</span></div>
      <div aria-live="polite" role="status"><span key={now.polite.turn}>{now.polite.text}</span></div>
    </div>
  );
}

/** Words for screen readers only. */
export function Unseen({ children }: { children: string }) {
  return <span className={looks.unseen}>{children}</span>;
}
