import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmRemoval } from '~/design/form/ConfirmRemoval';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { removeThing, usesOf } from './api';
import { addressOf, useKindWord } from './places';
import type { Kind } from './kind';

interface RemovalProps<T extends object> {
  kind: Kind<T>;
  id: string;
  name: string;
  onKeep: () => void;
  onRemoved: () => void;
}

/** Asks the server what depends on the thing, shows it, and removes the thing once nothing does. */
export function Removal<T extends object>({ kind, id, name, onKeep, onRemoved }: RemovalProps<T>) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const kindWord = useKindWord();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { data, error } = useQuery({ queryKey: ['setup', kind.name, 'uses', id], queryFn: () => usesOf(kind.name, id), staleTime: 0 });
  const uses = data?.map((use) => ({ kind: kindWord(use.kind), name: use.name, to: addressOf(use.kind, use.key) })) ?? null;
  const remove = () => {
    setBusy(true);
    removeThing(kind.name, id)
      .then(async () => { onRemoved(); toast(t('setup.removed', { name })); await queries.invalidateQueries({ queryKey: ['setup'] }); })
      .catch(setProblem)
      .finally(() => setBusy(false));
  };
  return <ConfirmRemoval name={name} uses={uses} busy={busy} problem={problem || error ? <ProblemNote error={problem ?? error} /> : undefined} onRemove={remove} onKeep={onKeep} />;
}
