import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '~/http/request';
import { useShownNames } from '~/live/names';
import { useLive } from '~/live/store';
import { listThings, type Stored } from './api';
import type { KindName } from './kind';
import { thingsKey } from './things';

export interface Choice {
  value: string;
  label: string;
}

/** Names of things of other kinds, to choose from and to show, and the things themselves. */
export interface Known {
  choices: (kind: KindName) => Choice[];
  name: (kind: KindName, id: string | null | undefined) => string;
  values: <T>(kind: KindName) => T[];
  /** The name of a disposition or a reason as the viewer reads it: the usual ones are stored in English. */
  shown: ReturnType<typeof useShownNames>;
}

export interface Role {
  id: string;
  name: string;
  rights: string[];
  built_in: boolean;
}

interface Rights {
  rights: string[];
  roles: Role[];
}

const asked = ['queues', 'flows', 'agents', 'skills', 'calendars', 'sources', 'intent_models', 'treatments', 'extensions', 'ring_groups', 'routing'] as const satisfies KindName[];
const freshMs = 10_000;

/** All rights there are, and all roles, the built-in ones too. */
export function useRights(): Rights | undefined {
  const may = useLive(({ centre }) => centre?.me.rights.includes('users.read') ?? false);
  return useQuery({ queryKey: ['setup', 'rights'], queryFn: () => request<Rights>('GET', '/settings/rights'), enabled: may, staleTime: freshMs }).data;
}

/** What a form may point at. A kind the person may not read is simply not known. */
export function useKnown(): Known {
  const { t, i18n } = useTranslation();
  const rights = useRights();
  const shown = useShownNames();
  const answers = useQueries({ queries: asked.map((kind) => ({ queryKey: thingsKey(kind), queryFn: () => listThings<{ name: string }>(kind), staleTime: freshMs })) });
  const stored = (kind: KindName): Stored<{ name: string }>[] => answers[asked.findIndex((each) => each === kind)]?.data ?? [];
  const roleName = ({ id, name }: Role) => (i18n.exists(`role.${id}`) ? t(`role.${id}` as 'role.agent') : name);
  const choices = (kind: KindName): Choice[] => (kind === 'roles'
    ? rights?.roles.map((role) => ({ value: role.id, label: roleName(role) })) ?? []
    : stored(kind).map(({ key, value }) => ({ value: key, label: value.name })));
  return {
    choices, shown,
    name: (kind, id) => (id ? choices(kind).find(({ value }) => value === id)?.label ?? id : ''),
    values: <T>(kind: KindName) => stored(kind).map(({ value }) => value as T),
  };
}
