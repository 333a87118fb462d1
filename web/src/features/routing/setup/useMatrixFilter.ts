import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Agents, View } from './matrix';

const fields = ['view', 'find', 'team', 'queue', 'skill', 'only'] as const;

type Field = (typeof fields)[number];

/** Which agents and columns of the matrix are shown; it stands in the address, so that it can be linked. */
export function useMatrixFilter(stored: Agents) {
  const { i18n } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [find = '', team = '', queue = '', skill = ''] = (['find', 'team', 'queue', 'skill'] as const).map((name) => params.get(name) ?? '');
  const view: View = params.get('view') === 'queues' ? 'queues' : 'skills';
  const only = (params.get('only') ?? '').split(',').filter(Boolean);
  const teams = useMemo(() => [...new Set([...stored.values()].map((agent) => agent.team).filter(Boolean))].sort(), [stored]);
  const shown = useMemo(() => {
    const sought = find.trim().toLowerCase();
    return [...stored.values()]
      .filter((agent) => (!team || agent.team === team) && (!queue || agent.queue_ids.includes(queue)) && (!skill || skill in agent.skills) && `${agent.name} ${agent.login}`.toLowerCase().includes(sought))
      .sort((one, other) => one.name.localeCompare(other.name, i18n.language, { numeric: true }));
  }, [stored, find, team, queue, skill, i18n.language]);
  const set = (wished: Partial<Record<Field, string>>) => setParams((last) => {
    const next = new URLSearchParams(last);
    for (const name of fields) {
      const value = wished[name];
      if (value === '') next.delete(name);
      else if (value !== undefined) next.set(name, value);
    }
    return next;
  }, { replace: true });
  return { view, find, team, queue, skill, only, teams, shown, set };
}
