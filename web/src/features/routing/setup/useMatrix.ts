import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '~/design/form/useDraft';
import { toast } from '~/design/Toast';
import { applyMatrix, planMatrix, type MatrixPlan } from '../api/matrix';
import { changesOf, typedInto, wishesOf, type Agents, type Cells, type Typed, type View } from './matrix';

const nothing: { cells: Cells } = { cells: {} };
const stepsMax = 100;

/** Levels and tiers of many agents while they are changed: kept over a reload, undone step by step, planned, and stored all or nothing. */
export function useMatrix(stored: Agents) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const draft = useDraft('agents.matrix', 'cells', nothing);
  const [past, setPast] = useState<Cells[]>([]);
  const [future, setFuture] = useState<Cells[]>([]);
  const [plan, setPlan] = useState<MatrixPlan | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { cells } = draft.value;
  const changes = useMemo(() => changesOf(cells, stored), [cells, stored]);
  const put = (next: Cells) => { draft.set('cells', next); setPlan(null); setProblem(null); };
  const attempt = (deed: () => Promise<void>) => { if (!busy) { setBusy(true); setProblem(null); deed().catch(setProblem).finally(() => setBusy(false)); } };
  const step = (from: Cells[], leave: (rest: Cells[]) => void, into: (all: (last: Cells[]) => Cells[]) => void) => {
    const next = from.at(-1);
    if (!next) return;
    leave(from.slice(0, -1));
    into((all) => [...all, cells]);
    put(next);
  };
  const clear = () => { draft.restore(); setPast([]); setFuture([]); setPlan(null); setProblem(null); };
  return {
    cells, changes, plan, busy, problem,
    set: (view: View, typed: Typed[]) => {
      setPast([...past, cells].slice(-stepsMax));
      setFuture([]);
      put(typedInto(cells, stored, view, typed));
    },
    undo: past.length ? () => step(past, setPast, setFuture) : undefined,
    redo: future.length ? () => step(future, setFuture, setPast) : undefined,
    discard: clear,
    /** Asks what would become of the agents, to be shown before anything is stored. */
    look: () => { if (changes.length) attempt(async () => setPlan(await planMatrix(wishesOf(changes)))); },
    close: () => { setPlan(null); setProblem(null); },
    save: () => attempt(async () => {
      try {
        const { changes: made } = await applyMatrix(wishesOf(changes));
        await queries.invalidateQueries({ queryKey: ['setup'] });
        clear();
        toast(t('agents.matrix_saved', { count: made.length }));
      } catch (refusal) {
        // What somebody else changed meanwhile is shown as it is now.
        await queries.invalidateQueries({ queryKey: ['setup', 'agents'] });
        throw refusal;
      }
    }),
  };
}
