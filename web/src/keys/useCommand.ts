import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { CommandId } from './commands';
import { keyMap, offer, onKeys, possible } from './dispatch';
import { written, type KeyMap } from './rules';

/** Whether keys are printed as on a Mac. */
export const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Does `act` when the command is given, by its key or from the palette, as long as the component is there. */
export function useCommand(id: CommandId, act: (() => void) | null): void {
  const latest = useRef(act);
  // With the picture, not after it: a key pressed as soon as a menu stands there must count.
  useLayoutEffect(() => { latest.current = act; });
  const can = act !== null;
  useEffect(() => (can ? offer(id, () => latest.current?.()) : undefined), [id, can]);
}

/** The key of a command as buttons show it; empty where it has none. */
export function useKeyOf(id: CommandId): string {
  return useSyncExternalStore(onKeys, () => written(keyMap()[id], isMac()));
}

/** All keys of the person who is here. */
export function useKeys(): KeyMap {
  return useSyncExternalStore(onKeys, keyMap);
}

/** What can be done on this page right now. */
export function usePossible(): ReturnType<typeof possible> {
  return useSyncExternalStore(onKeys, possible);
}
