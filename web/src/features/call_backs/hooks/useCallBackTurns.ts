import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLive } from '~/live/store';

/** Reads the lists anew whenever a queue tells that somebody gave up, was promised a call, waits or was reached. */
export function useCallBackTurns(): void {
  const client = useQueryClient();
  const turns = useLive(({ centre }) => Object.values(centre?.queues ?? {}).map(({ id, waiting, today }) => [id, waiting, today.abandoned, today.call_backs_promised, today.call_backs_reached, today.answered].join(':')).join(' '));
  useEffect(() => { void client.invalidateQueries({ queryKey: ['call_backs'] }); }, [client, turns]);
}
