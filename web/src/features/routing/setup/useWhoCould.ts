import { useDebouncedValue, useThrottledValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '~/http/request';
import { useLive } from '~/live/store';
import type { WhoCould } from '../api/whoCould';
import type { QueueSettings } from './shapes';

const [settleMs, liveMs] = [250, 2_000];

/** What of a queue decides who may take its contacts; the rest may be wrong meanwhile. */
function asked({ id, name, skills, relaxations, next_tier_if_nobody_there, weight, interruptible }: QueueSettings) {
  return { id, name: name || id, skills, relaxations, next_tier_if_nobody_there, weight, interruptible };
}

/** Who could take a contact of the queue as it is typed, step by step; asked anew when a member comes, goes or becomes free. */
export function useWhoCould(queue: QueueSettings, wanted = true) {
  const [typed] = useDebouncedValue(JSON.stringify(asked(queue)), settleMs);
  const states = useLive(({ centre }) => Object.values(centre?.agents ?? {}).filter(({ queue_ids }) => queue_ids.includes(queue.id)).map(({ id, state }) => `${id} ${state}`).join());
  const floor = useThrottledValue(states, liveMs);
  return useQuery({ queryKey: ['queues', 'who_could', typed, floor], queryFn: () => request<WhoCould[]>('POST', '/queues/who_could', JSON.parse(typed)), placeholderData: keepPreviousData, gcTime: 0, retry: false, enabled: wanted });
}
