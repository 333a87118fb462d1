import { useEffect, useRef, useState } from 'react';
import { beforeFinish } from '../api/commands';

export type KeptState = 'clean' | 'saving' | 'saved' | 'kept';

interface Keeping {
  /** The contact it belongs to. */
  id: string;
  /** Where this browser keeps it. */
  at: string;
  /** As the server has it. */
  stored: string;
  save: (text: string) => Promise<unknown>;
}

const everyMs = 1000;

/** A text that is never lost: kept in this browser at each key, with the server each second, and before the contact is closed. */
export function useKept({ id, at, stored, save }: Keeping) {
  const [text, setText] = useState(() => localStorage.getItem(at) ?? stored);
  const [state, setState] = useState<KeptState>('clean');
  const latest = useRef(text);
  const saved = useRef(stored);
  const send = useRef(save);
  useEffect(() => { send.current = save; }, [save]);

  const write = (next: string) => {
    latest.current = next;
    setText(next);
    localStorage.setItem(at, next);
  };

  useEffect(() => {
    const keep = async () => {
      const mine = latest.current;
      if (mine === saved.current) return;
      setState('saving');
      try {
        await send.current(mine);
        saved.current = mine;
        if (latest.current === mine) localStorage.removeItem(at);
        setState('saved');
      } catch (refusal) {
        setState('kept');
        throw refusal;
      }
    };
    const keepQuietly = () => void keep().catch(() => undefined);
    const timer = setInterval(keepQuietly, everyMs);
    const forget = beforeFinish(id, keep);
    return () => { clearInterval(timer); forget(); keepQuietly(); };
  }, [id, at]);

  // Somebody else (or another tab) wrote while nothing is being typed here.
  useEffect(() => {
    if (latest.current !== saved.current || stored === saved.current) return;
    saved.current = stored;
    latest.current = stored;
    setText(stored);
  }, [stored]);

  return { text, write, state };
}
