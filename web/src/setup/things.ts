import { useQuery } from '@tanstack/react-query';
import { listThings, type Stored } from './api';
import type { Kind, KindName } from './kind';

const askedMs = 10_000;

/** Everything of one kind, as it was at the last asking. Changes of others show within seconds. */
export function useThings<T extends object>({ name, read }: Pick<Kind<T>, 'name' | 'read'>): { things: Stored<T>[] | undefined; error: unknown } {
  const { data, error } = useQuery({
    queryKey: thingsKey(name), queryFn: () => listThings<object>(name), refetchInterval: askedMs,
    select: (stored) => (read ? stored.map((each) => ({ ...each, value: read(each.value) })) : stored as Stored<T>[]),
  });
  return { things: data, error: data ? null : error };
}

export function thingsKey(name: KindName): string[] {
  return ['setup', name];
}
