import { useEffect, useRef, useState, type ReactNode } from 'react';
import { usePrinting } from './usePrinting';

const nearBy = '600px 0px';

interface WindowedProps {
  count: number;
  /** So many are drawn or left out together. */
  chunk?: number;
  /** The height of one, as long as it was never drawn. */
  guess: number;
  /** Draws those from `from` up to but not including `to`. */
  children: (from: number, to: number) => ReactNode;
  /** This one is always drawn. */
  shows?: number | null;
}

function Part({ height, keep, children }: { height: number; keep: boolean; children: () => ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const printing = usePrinting();
  const known = useRef(height);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new IntersectionObserver((entries) => {
      const inSight = entries.at(-1)?.isIntersecting ?? false;
      // What leaves sight keeps the height it had, so that nothing jumps.
      if (!inSight && element.childElementCount) known.current = element.offsetHeight;
      setNear(inSight);
    }, { rootMargin: nearBy });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const drawn = near || printing || keep;
  return <div ref={box} style={drawn ? undefined : { height: known.current }}>{drawn && children()}</div>;
}

/** A long list of which only what is near the eye is drawn; on paper all of it. */
export function Windowed({ count, guess, children, shows, chunk = 60 }: WindowedProps) {
  if (count <= chunk) return <>{children(0, count)}</>;
  const parts = Math.ceil(count / chunk);
  return (
    <>
      {Array.from({ length: parts }, (_, place) => {
        const [from, to] = [place * chunk, Math.min(count, (place + 1) * chunk)];
        return <Part key={place} height={(to - from) * guess} keep={shows != null && shows >= from && shows < to}>{() => children(from, to)}</Part>;
      })}
    </>
  );
}
