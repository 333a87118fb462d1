import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '~/http/request';
import type { Agent, Disposition, Named } from './messages';
import { useLive } from './store';

/** Named by what the switch's own queue served while the centre's program was away. */
const fallbackQueue = 'fallback';

/** All agents as they stood at the last asking (asked anew each `freshMs`); an agent's own socket tells of nobody else. */
export function useAgents(freshMs?: number): Agent[] {
  const live = useLive(({ centre }) => centre?.agents);
  const alone = Object.keys(live ?? {}).length < 2;
  const { data } = useQuery({ queryKey: ['agents'], queryFn: () => request<Agent[] | { items: Agent[] }>('GET', '/agents'), enabled: alone, staleTime: freshMs ?? 15_000, refetchInterval: freshMs ?? false });
  return useMemo(() => {
    const asked = Array.isArray(data) ? data : data?.items ?? [];
    return Object.values({ ...Object.fromEntries(asked.map((agent) => [agent.id, agent])), ...live });
  }, [data, live]);
}

/** What agents choose from; a name nobody of the centre has changed is said in the language of the page. */
export function useChoices(): { dispositions: Disposition[]; reasons: Named[] } {
  const { t } = useTranslation();
  const dispositions = useLive(({ centre }) => centre?.dispositions);
  const reasons = useLive(({ centre }) => centre?.reasons);
  return useMemo(() => ({
    dispositions: (dispositions ?? []).map((each) => (each.usual ? { ...each, name: t(`disposition.${each.code as 'other'}`) } : each)),
    reasons: (reasons ?? []).map((each) => (each.usual ? { ...each, name: t(`reason.${each.code as 'break'}`) } : each)),
  }), [dispositions, reasons, t]);
}

type ChoiceKind = 'dispositions' | 'reasons';

/** The name of something to choose from as the viewer reads it, from how it is stored. */
export function useShownNames(): (kind: ChoiceKind, stored: { id: string; name: string }) => string {
  const choices = useChoices();
  const usual = useLive(({ centre }) => centre);
  return (kind, { id, name }) => {
    const isUsual = usual?.[kind].some((each) => each.code === id && each.usual && each.name === name);
    return (isUsual && choices[kind].find(({ code }) => code === id)?.name) || name;
  };
}

export interface Names {
  agent: (id: string | null | undefined) => string;
  queue: (id: string | null | undefined) => string;
  disposition: (code: string | null | undefined) => string;
}

/** Names for ids; the id itself where the name is not known. */
export function useNames(): Names {
  const { t } = useTranslation();
  const agents = useAgents();
  const queues = useLive(({ centre }) => centre?.queues);
  const virtual = useLive(({ centre }) => centre?.virtual_agents);
  const { dispositions } = useChoices();
  return {
    agent: (id) => (id ? virtual?.[id]?.name ?? agents.find((agent) => agent.id === id)?.name ?? id : ''),
    queue: (id) => (id ? queues?.[id]?.name ?? (id === fallbackQueue ? t('common.fallback_queue') : id) : ''),
    disposition: (code) => (code ? dispositions.find((named) => named.code === code)?.name ?? code : ''),
  };
}
