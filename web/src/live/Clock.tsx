import { formatDuration } from '~/texts/format';
import { useNow } from './clock';

/** How long it has been since `since`, counted by the server's time. */
export function Clock({ since }: { since: string | number }) {
  const from = typeof since === 'string' ? Date.parse(since) : since;
  const now = useNow();
  // The server's zero means: since before anybody knows.
  return from > 0 ? <time dir="ltr" aria-live="off">{formatDuration(now - from)}</time> : null;
}
