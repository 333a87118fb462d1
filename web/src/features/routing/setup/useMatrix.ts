import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '~/design/form/useDraft';
import { toast } from '~/design/Toast';
import { saveThing, type Stored } from '~/setup/api';
import type { Changes } from './matrix';
import type { AgentSettings } from './shapes';

const nothing: { changes: Changes } = { changes: {} };

/** Changes to many agents, kept over a reload and stored agent by agent; one that is refused stays, and says why. */
export function useMatrix(things: Stored<AgentSettings>[]) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const draft = useDraft('agents.matrix', 'all', nothing);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { changes } = draft.value;
  const store = async () => {
    const stored = new Set<string>();
    let refusal: unknown = null;
    for (const { key, value, version } of things) {
      if (!changes[key]) continue;
      try {
        await saveThing('agents', key, { ...value, ...changes[key] }, version);
        stored.add(key);
      } catch (error) {
        refusal ??= error;
      }
    }
    await queries.invalidateQueries({ queryKey: ['setup'] });
    draft.set('changes', Object.fromEntries(Object.entries(changes).filter(([key]) => !stored.has(key))));
    setProblem(refusal);
    if (!refusal) toast(t('agents.matrix_saved', { count: Object.keys(changes).length }));
  };
  const save = () => {
    if (busy || !Object.keys(changes).length) return;
    setBusy(true);
    store().finally(() => setBusy(false));
  };
  return { changes, busy, problem, save, set: (next: Changes) => draft.set('changes', next), discard: () => { draft.restore(); setProblem(null); } };
}
