import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressFields } from '~/http/useAddressFields';
import type { Agents, View } from './matrix';

/** Which agents and columns of the matrix are shown; it stands in the address, so that it can be linked. */
export function useMatrixFilter(stored: Agents) {
  const { i18n } = useTranslation();
  const [params, set] = useAddressFields();
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
  return { view, find, team, queue, skill, only, teams, shown, set };
}
