import { IconPhoneOutgoing, IconStack2 } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickGroup } from '~/design/PickList';
import { useAgents } from '~/live/names';
import { useLive } from '~/live/store';
import { listedNumbers, listedOthers } from '../api/directory';
import { findTargets, stillFitting } from '../targets';

/** Whoever chooses a colleague sees their state as it is. */
const freshMs = 2000;
/** From so many letters on customers' numbers are looked for. */
const lettersMin = 2;

/** Everybody and everything that a contact can go to, by one search, and whether it goes on. `asks`: only those who can be asked. */
export function useTargets(find: string, asks: boolean): { groups: PickGroup[]; looking: boolean } {
  const { t } = useTranslation();
  const queues = useLive(({ centre }) => centre?.queues) ?? {};
  const me = useLive(({ centre }) => centre?.me);
  const agents = useAgents(freshMs).filter(({ id }) => id !== me?.agent_id);
  const wanted = useDeferredValue(find.trim());
  const looks = wanted.length >= lettersMin && Boolean(me?.rights.includes('customers.read'));
  const { data: listed = [], isFetching: looksUp } = useQuery({ queryKey: ['directory', wanted], queryFn: () => listedNumbers(wanted), enabled: looks });
  const { data: last = [], isPlaceholderData, isFetching } = useQuery({ queryKey: ['directory', 'others', wanted], queryFn: () => listedOthers(wanted), placeholderData: keepPreviousData });
  const others = isPlaceholderData ? stillFitting(last, wanted) : last;
  const found = findTargets(find, agents, Object.values(queues), looks ? listed : [], asks, others);
  const groups = [
    { label: t('transfer.agents'), items: found.agents.map(({ state, ...each }) => ({ ...each, state, note: t(`state.${state}`) })) },
    { label: t('transfer.queues'), items: found.queues.map(({ id, name, ready, waiting }) => ({ id, name, icon: IconStack2, note: `${t('transfer.ready_count', { count: ready })} · ${t('transfer.waiting', { count: waiting })}` })) },
    { label: t('transfer.numbers'), items: found.numbers.map(({ id, name, number }) => ({ id, name, icon: IconPhoneOutgoing, note: name === number ? t('transfer.outside') : number })) },
  ];
  return { groups, looking: looksUp || isFetching || wanted !== find.trim() };
}
