import type { ReactNode } from 'react';
import looks from './RecordingSign.module.css';

/** Whether what is said is being recorded. */
export function RecordingSign({ on, children }: { on: boolean; children: ReactNode }) {
  return (
    <span className={looks.sign} data-on={on || undefined}>
      <svg viewBox="0 0 16 16" width={14} height={14} aria-hidden><circle cx={8} cy={8} r={6.5} /><circle cx={8} cy={8} r={3} /></svg>{children}
    </span>
  );
}
