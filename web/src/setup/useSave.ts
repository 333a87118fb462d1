import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '~/design/Toast';
import { Problem } from '~/http/request';
import { createThing, faultsOf, saveThing, type Stored } from './api';
import type { Kind } from './kind';
import type { Known } from './known';
import { thingsKey } from './things';
import { bodyOf, type Form } from './useForm';

interface Ends {
  onSaved: (key: string) => void;
  onFault: (fields: string[]) => void;
}

export interface Save {
  save: () => void;
  busy: boolean;
  /** A refusal that belongs to no field. */
  problem: Problem | null;
  /** Somebody else saved in between. */
  clash: Problem | null;
}

/** Sends what is typed. A fault goes beside its field, a clash shows both versions, and nothing typed is lost by either. */
export function useSave<T extends object>(kind: Kind<T>, form: Form<T>, taken: string[], known: Known, { onSaved, onFault }: Ends): Save {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [clash, setClash] = useState<Problem | null>(null);
  const asking = useRef(false);

  const refused = async (refusal: unknown) => {
    if (!(refusal instanceof Problem)) throw refusal;
    const faults = Object.fromEntries(Object.entries(faultsOf(refusal)).filter(([field]) => kind.parts.some((part) => part.fields.includes(field as keyof T & string))));
    if (refusal.document.code === 'changed-meanwhile') {
      await queries.invalidateQueries({ queryKey: thingsKey(kind.name) });
      setClash(refusal);
    } else if (Object.keys(faults).length) {
      form.blame(faults);
      onFault(Object.keys(faults));
    } else {
      setProblem(refusal);
    }
  };
  const send = async () => {
    const body = bodyOf(kind, form.value, form.stored?.key ?? null, taken);
    const saved: Stored<object> = form.stored ? await saveThing(kind.name, form.stored.key, body, form.stored.version) : await createThing(kind.name, body);
    // The list holds the new state before the draft is dropped: the fields never blink back.
    await queries.invalidateQueries({ queryKey: ['setup'] });
    form.restore();
    setClash(null);
    toast(t('setup.saved', { name: kind.title(kind.read?.(saved.value) ?? saved.value as T, known) }));
    onSaved(saved.key);
  };
  const save = () => {
    if (asking.current || (!form.isNew && form.changed.length === 0)) return;
    if (form.faulty.length) {
      form.touch(form.faulty);
      onFault(form.faulty);
      return;
    }
    asking.current = true;
    setBusy(true);
    setProblem(null);
    send().catch(refused).finally(() => { asking.current = false; setBusy(false); });
  };
  return { save, busy, problem, clash };
}
