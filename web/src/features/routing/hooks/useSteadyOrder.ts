import { useEffect, useReducer, useRef, type RefObject } from 'react';

const restMs = 10_000;

/** What is in use may not move: the pointer is over it, or the focus in it. */
function inUse(place: HTMLElement | null): boolean {
  return place !== null && (place.matches(':hover') || place.contains(document.activeElement));
}

/**
 * The ids in their order, which changes at most every ten seconds and never under pointer or focus.
 * Who is gone goes at once; who is new stands at the end until the order changes.
 */
export function useSteadyOrder(present: string[], order: () => string[], place: RefObject<HTMLElement | null>): string[] {
  const [, look] = useReducer((turn: number) => turn + 1, 0);
  const shown = useRef<{ ids: string[]; at: number } | null>(null);
  useEffect(() => {
    const timer = setInterval(look, restMs);
    return () => clearInterval(timer);
  }, []);
  const last = shown.current;
  if (!last || (Date.now() - last.at >= restMs && !inUse(place.current))) {
    shown.current = { ids: order(), at: Date.now() };
    return shown.current.ids;
  }
  const there = new Set(present);
  const kept = last.ids.filter((id) => there.has(id));
  const known = new Set(kept);
  if (kept.length !== last.ids.length || known.size !== there.size) shown.current = { ...last, ids: [...kept, ...present.filter((id) => !known.has(id))] };
  return shown.current?.ids ?? [];
}
