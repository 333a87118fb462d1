import { useEffect, useRef, useState } from 'react';
import type { Contact } from '~/live/messages';
import { beforeFinish, saveNote } from '../api/commands';

export type NoteState = 'clean' | 'saving' | 'saved' | 'kept';

const everyMs = 1000;
const keptAt = (id: string) => `ringhall.note.${id}`;

/** A note that is never lost: kept in this browser at each key, with the server each second. */
export function useNote(contact: Contact) {
  const { id } = contact;
  const [text, setText] = useState(() => localStorage.getItem(keptAt(id)) ?? contact.note);
  const [state, setState] = useState<NoteState>('clean');
  const latest = useRef(text);
  const saved = useRef(contact.note);

  const write = (next: string) => {
    latest.current = next;
    setText(next);
    localStorage.setItem(keptAt(id), next);
  };

  useEffect(() => {
    const save = async () => {
      const mine = latest.current;
      if (mine === saved.current) return;
      setState('saving');
      try {
        await saveNote(id, mine);
        saved.current = mine;
        if (latest.current === mine) localStorage.removeItem(keptAt(id));
        setState('saved');
      } catch (refusal) {
        setState('kept');
        throw refusal;
      }
    };
    const saveQuietly = () => void save().catch(() => undefined);
    const timer = setInterval(saveQuietly, everyMs);
    const forget = beforeFinish(id, save);
    return () => { clearInterval(timer); forget(); saveQuietly(); };
  }, [id]);

  // Somebody else (or another tab) wrote while nothing is being typed here.
  useEffect(() => {
    if (latest.current !== saved.current || contact.note === saved.current) return;
    saved.current = contact.note;
    latest.current = contact.note;
    setText(contact.note);
  }, [contact.note]);

  return { text, write, state };
}
