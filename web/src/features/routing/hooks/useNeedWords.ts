import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLive } from '~/live/store';
import { listThings } from '~/setup/api';
import { thingsKey } from '~/setup/things';
import { readNeed } from '../needs';

const freshMs = 60_000;

/** Says a need as people do; one that cannot be read stands as it is written. Skills go by their names where these may be read. */
export function useNeedWords(): (need: string) => string {
  const { t, i18n } = useTranslation();
  const may = useLive(({ centre }) => centre?.me.rights.includes('settings.read') ?? false);
  const { data } = useQuery({ queryKey: thingsKey('skills'), queryFn: () => listThings<{ name: string }>('skills'), enabled: may, staleTime: freshMs });
  const name = (id: string) => data?.find(({ key }) => key === id)?.value.name ?? id;
  const either = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  return (need) => {
    const found = readNeed(need);
    return found ? either.format(found.map(({ skill, level }) => (level > 1 ? t('decision.from_level', { skill: name(skill), level }) : name(skill)))) : need;
  };
}
