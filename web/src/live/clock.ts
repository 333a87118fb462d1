import { useSyncExternalStore } from 'react';

/** Differences server minus browser of the last messages, in milliseconds. */
const differences: number[] = [];
const differencesMax = 20;
const beatMs = 1000;

let now = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Learns the server's time from the stamp of a message. The quickest of the last messages tells it best. */
export function hear(at: string): void {
  differences.push(Date.parse(at) - Date.now());
  if (differences.length > differencesMax) differences.shift();
}

/** The server's time in milliseconds UTC, as far as the page knows it. */
export function serverNow(): number {
  return Date.now() + (differences.length ? Math.max(...differences) : 0);
}

function beat(): void {
  now = serverNow();
  listeners.forEach((tell) => tell());
  timer = setTimeout(beat, beatMs - (now % beatMs));
}

/** Runs `tell` at every beat, until the answer is called. */
export function onBeat(tell: () => void): () => void {
  listeners.add(tell);
  if (listeners.size === 1) beat();
  return () => {
    listeners.delete(tell);
    if (!listeners.size) clearTimeout(timer);
  };
}

/** Whether the server's time is past this moment; the component is drawn again only when that changes. */
export function useIsPast(moment: number | null): boolean {
  return useSyncExternalStore(onBeat, () => moment !== null && now > moment);
}

/** The server's time at the last beat, one for the whole page, in milliseconds UTC. */
export const beatNow = (): number => now;

/** The server's time; the component is drawn again at every beat, so only what counts time by itself should ask. */
export function useNow(): number {
  return useSyncExternalStore(onBeat, beatNow);
}
