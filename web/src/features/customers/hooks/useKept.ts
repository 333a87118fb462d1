import { useCallback, useState } from 'react';

const place = (key: string) => `ringhall.record.${key}`;

function read<Typed>(key: string): Typed | null {
  try {
    return JSON.parse(localStorage.getItem(place(key)) ?? 'null') as Typed | null;
  } catch {
    return null;
  }
}

/** Whether something was typed under this key and is not saved yet. */
export function isKept(key: string): boolean {
  return localStorage.getItem(place(key)) !== null;
}

/** What is typed and not saved yet: it stays in this browser over a reload. */
export function useKept<Typed extends object>(key: string): [Typed | null, (next: Typed | null) => void] {
  const [typed, setTyped] = useState(() => read<Typed>(key));
  const keep = useCallback((next: Typed | null) => {
    setTyped(next);
    if (next) localStorage.setItem(place(key), JSON.stringify(next));
    else localStorage.removeItem(place(key));
  }, [key]);
  return [typed, keep];
}
