import { useLayoutEffect, useRef } from 'react';
import { formatDuration } from '~/texts/format';
import { beatNow, onBeat } from './clock';

/** How long it has been since `since`, counted by the server's time. It is written past React: hundreds tick at once. */
export function Clock({ since }: { since: string | number }) {
  const from = typeof since === 'string' ? Date.parse(since) : since;
  const place = useRef<HTMLTimeElement>(null);
  useLayoutEffect(() => {
    const text = place.current?.appendChild(document.createTextNode(''));
    const write = () => { if (text) text.data = formatDuration(beatNow() - from); };
    const leave = onBeat(write);
    write();
    return () => { leave(); text?.remove(); };
  }, [from]);
  // The server's zero means: since before anybody knows.
  return from > 0 ? <time ref={place} dir="ltr" aria-live="off" /> : null;
}
