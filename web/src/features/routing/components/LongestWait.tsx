import type { ReactNode } from 'react';
import { Health } from '~/design/Health';
import { Clock } from '~/live/Clock';
import { useIsPast, useNow } from '~/live/clock';
import { formatDuration } from '~/texts/format';

/** How long somebody has waited, marked once that is longer than the queue allows. */
export function LongestWait({ since, secondsMax }: { since: string; secondsMax: number }) {
  const late = useIsPast(Date.parse(since) + secondsMax * 1000);
  return <Health standing={late ? 'breach' : 'well'}><Clock since={since} /></Health>;
}

/** Draws what has to name the wait in words: anew at every beat, and nothing around it. */
export function WaitSaid({ since, children }: { since: string; children: (wait: string) => ReactNode }) {
  return children(formatDuration(useNow() - Date.parse(since)));
}
