import { useQuery } from '@tanstack/react-query';
import { thingsKey } from '~/setup/things';
import { stateOf, type ModelState } from './model';

const trainingMs = 2_000;
const askedMs = 10_000;

export const stateKey = (key: string) => [...thingsKey('intent_models'), key, 'state'];

/** How the stored model stands; asked more often while it is trained. */
export function useModelState(key: string | undefined, version: number | undefined): { state: ModelState | undefined; error: unknown } {
  const { data, error } = useQuery({
    queryKey: [...stateKey(key ?? ''), version], queryFn: () => stateOf(key ?? ''), enabled: key !== undefined,
    refetchInterval: ({ state }) => (state.data?.standing === 'training' ? trainingMs : askedMs),
  });
  return { state: data, error };
}
