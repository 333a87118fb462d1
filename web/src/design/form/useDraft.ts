import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { changedFields, clashes, withField, without, type Clash, type Kept } from './draft';

const prefix = 'ringhall.draft.';
const listeners = new Set<() => void>();
const read = new Map<string, { text: string; kept: Kept<object> }>();
const nothing = { changes: {}, base: {} };

function keptUnder<T>(key: string): Kept<T> {
  const text = sessionStorage.getItem(prefix + key);
  if (!text) return nothing;
  const known = read.get(key);
  if (known?.text === text) return known.kept as Kept<T>;
  const kept = JSON.parse(text) as Kept<T>;
  read.set(key, { text, kept: kept as Kept<object> });
  return kept;
}

function keep<T>(key: string, kept: Kept<T>): void {
  if (Object.keys(kept.changes).length) sessionStorage.setItem(prefix + key, JSON.stringify(kept));
  else sessionStorage.removeItem(prefix + key);
  listeners.forEach((tell) => tell());
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

function keysOf(area: string): string {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(`${prefix}${area}/`)).sort().join('\n');
}

/** The ids of an area that have unsaved changes in this tab. */
export function useDrafts(area: string): string[] {
  const keys = useSyncExternalStore(subscribe, () => keysOf(area));
  return useMemo(() => (keys ? keys.split('\n').map((key) => key.slice(prefix.length + area.length + 1)) : []), [keys, area]);
}

export interface Draft<T> {
  /** What would be saved. */
  value: T;
  saved: T;
  changed: (keyof T & string)[];
  clashes: Clash<T>[];
  set: <K extends keyof T>(field: K, value: T[K]) => void;
  /** Takes back one change, or all. */
  restore: (field?: keyof T) => void;
  /** One's own changes stand on what is stored now: there is no clash any more. */
  rebase: () => void;
}

/** A form's changes over what is stored. They outlive a reload, and lie under `area/id` in this tab. */
export function useDraft<T extends object>(area: string, id: string, saved: T): Draft<T> {
  const key = `${area}/${id}`;
  const kept = useSyncExternalStore(subscribe, useCallback(() => keptUnder<T>(key), [key]));
  const set = useCallback(<K extends keyof T>(field: K, value: T[K]) => keep(key, withField(keptUnder<T>(key), saved, field, value)), [key, saved]);
  const restore = useCallback((field?: keyof T) => keep(key, field === undefined ? nothing : without(keptUnder<T>(key), field)), [key]);
  const rebase = useCallback(() => {
    const mine = keptUnder<T>(key);
    const base = Object.fromEntries(Object.keys(mine.changes).map((field) => [field, saved[field as keyof T]])) as Partial<T>;
    keep(key, { changes: mine.changes, base });
  }, [key, saved]);
  return { value: { ...saved, ...kept.changes }, saved, changed: changedFields(kept, saved), clashes: clashes(kept, saved), set, restore, rebase };
}
