import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLive } from '~/live/store';
import { agentsOf, type AgentsOfFigure } from '../api/madeOf';
import { useDefinitions } from './useDefinitions';

/** How often it is asked for beside others, and while it is opened. */
const [besideMs, openedMs] = [30_000, 5_000];

/** What the board is narrowed to. */
export interface Narrowed {
  team: string;
  queues: string[];
}

/** A figure of agents since midnight, and each one's part of it; null where the person may not see agents' figures. */
export function useAgentsOfFigure(figure: string, { team, queues }: Narrowed, refreshMs = openedMs): { data: AgentsOfFigure | undefined; error: unknown } | null {
  const may = useLive(({ centre }) => centre?.me.rights.includes('reports.read') ?? false);
  const { data, error } = useQuery({
    queryKey: ['board', 'agents', figure, team, queues.join(' ')], enabled: may, refetchInterval: refreshMs, placeholderData: (last) => last,
    queryFn: () => agentsOf(figure, team, queues),
  });
  return may ? { data, error } : null;
}

/** Such a figure by name and as it is written; the same object until one of them changes. */
export function useFigureOfAgents(figure: string, at: Narrowed): { name: string; value: string } | null {
  const dictionary = useDefinitions();
  const found = useAgentsOfFigure(figure, at, besideMs);
  const [name, value] = [found && (dictionary.of(figure)?.name ?? ''), dictionary.write(figure, found?.data?.value)];
  return useMemo(() => (name === null ? null : { name, value }), [name, value]);
}
