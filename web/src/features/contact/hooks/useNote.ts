import type { Contact } from '~/live/messages';
import { saveNote } from '../api/commands';
import { useKept } from './useKept';

/** The agent's note on a contact, saved as it is typed. */
export function useNote({ id, note }: Contact) {
  return useKept({ id, at: `ringhall.note.${id}`, stored: note, save: (text) => saveNote(id, text) });
}
