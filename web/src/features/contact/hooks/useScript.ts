import { useState } from 'react';
import { Problem } from '~/http/request';
import { fillScript, type ContactScript, type Filling } from '../api/scripts';
import { begun, sound } from '../script/filling';
import { useKept } from './useKept';

/** A script as it is filled in, saved as it is typed; `problem` is why the server will not have it. */
export function useScript(contactId: string, { id, steps, filled }: ContactScript) {
  const [problem, setProblem] = useState<unknown>(null);
  const stored = filled ? { path: filled.path, answers: filled.answers, said: filled.said, done: filled.done } : begun(steps);
  const save = async (text: string) => {
    try {
      await fillScript(contactId, id, sound(steps, JSON.parse(text) as Filling));
      setProblem(null);
    } catch (refusal) {
      setProblem(refusal);
      // What was refused is refused again: it must not keep the contact open.
      if (!(refusal instanceof Problem) || refusal.status === 0 || refusal.status >= 500) throw refusal;
    }
  };
  const { text, write, state } = useKept({ id: contactId, at: `ringhall.script.${contactId}.${id}`, stored: JSON.stringify(stored), save });
  const filling = JSON.parse(text) as Filling;
  // A script that was changed meanwhile leads elsewhere: what still holds of it is gone on from.
  const stands = filling.path.length > 0 && filling.path.every((step) => steps.some((each) => each.id === step));
  return { filling: stands ? filling : sound(steps, filling), write: (next: Filling) => write(JSON.stringify(next)), state, problem };
}
