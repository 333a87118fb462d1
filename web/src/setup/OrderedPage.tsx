import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moved, OrderList } from '~/design/form/OrderList';
import { PlainButton } from '~/design/PlainButton';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { saveThing, type Stored } from './api';
import type { Kind } from './kind';
import { useKnown } from './known';
import { SetupPage } from './SetupPage';

interface Ordered {
  name: string;
  position: number;
}

/** A list whose order people see elsewhere: it is moved by mouse or by keys, and each move is stored at once. */
export function OrderedPage<T extends Ordered>({ kind, note }: { kind: Kind<T>; note: (thing: T) => string }) {
  const { t } = useTranslation();
  const known = useKnown();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<unknown>(null);
  const store = async (things: Stored<T>[], from: number, to: number) => {
    const next = moved(things, from, to);
    const misplaced = next.map((thing, position) => ({ thing, position })).filter(({ thing, position }) => thing.value.position !== position);
    try {
      for (const { thing, position } of misplaced) await saveThing(kind.name, thing.key, { ...thing.value, position }, thing.version);
      setProblem(null);
    } catch (refusal) {
      setProblem(refusal);
    }
    await queries.invalidateQueries({ queryKey: ['setup'] });
  };
  return (
    <SetupPage kind={kind} above={problem ? <ProblemNote error={problem} /> : undefined} list={(things, at, open, whole) => (
      <OrderList label={t(kind.words)} items={things} itemKey={({ key }) => key} name={({ value }) => kind.title(value, known)} at={at} fixed={!whole} onMove={(from, to) => void store(things, from, to)}
        row={({ key, value }) => <><PlainButton onClick={() => open(key)}>{kind.title(value, known)}</PlainButton><Text tone="meta" size="xs">{note(value)}</Text></>} />
    )} />
  );
}
