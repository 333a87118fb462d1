import { request } from '~/http/request';

export interface Closing {
  minutes: number;
  message: string;
  leave: boolean;
  goes_on: boolean;
}

const of = (scope: string) => `/closures/${encodeURIComponent(scope)}`;

/** Closes the centre (`centre`), a queue (`queue:…`) or a number (`number:…`) now, for so long. */
export function closeNow(scope: string, closing: Closing): Promise<void> {
  return request('PUT', of(scope), closing);
}

/** Its calendar holds again. */
export function openAgain(scope: string): Promise<void> {
  return request('DELETE', of(scope));
}
