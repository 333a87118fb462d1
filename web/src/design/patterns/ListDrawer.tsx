import type { ReactNode } from 'react';
import looks from './ListDrawer.module.css';

interface ListDrawerProps {
  /** Search, filters, and the button for a new one. */
  head: ReactNode;
  list: ReactNode;
  /** The opened thing, beside the list; the list stays in use. */
  drawer?: ReactNode;
  /** The drawer is a studio: it takes the place of the list. */
  whole?: boolean | undefined;
}

/** A list, and beside it the thing that is opened. The drawer stands in the page: it covers neither the top bar nor a call. */
export function ListDrawer({ head, list, drawer, whole }: ListDrawerProps) {
  return (
    <main className={looks.page} id="content" data-open={drawer ? (whole ? 'whole' : true) : undefined}>
      <div className={looks.list}><div className={looks.head} data-narrows>{head}</div>{list}</div>
      {drawer}
    </main>
  );
}

/** What stands at the far end of the head of a list. */
export function HeadEnd({ children }: { children: ReactNode }) {
  return <div className={looks.end}>{children}</div>;
}
