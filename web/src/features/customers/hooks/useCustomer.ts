import { useQuery } from '@tanstack/react-query';
import { readCustomer } from '../api/customers';

/** A customer's record, where the contact is tied to one. */
export function useCustomer(id: string | undefined) {
  return useQuery({ queryKey: ['customers', id], queryFn: () => readCustomer(id ?? ''), enabled: Boolean(id), staleTime: 30_000 });
}
