import { useQuery } from '@tanstack/react-query';
import { listRecordings } from './api/recordings';

/** The contact's recordings, as the ledger has them. */
export function useRecordings(contactId: string, ask = true) {
  return useQuery({ queryKey: ['recordings', contactId], queryFn: () => listRecordings(contactId), enabled: ask });
}
