import type { ReactNode } from 'react';
import looks from './Overview.module.css';

/** Panels one under the other that scroll together, and beside them what is opened. */
export function Overview({ children, drawer }: { children: ReactNode; drawer?: ReactNode }) {
  return (
    <main className={looks.page} id="content" data-open={drawer ? true : undefined}>
      {/* It scrolls, so the keyboard must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={looks.scroll} tabIndex={0}>{children}</div>
      {drawer}
    </main>
  );
}
