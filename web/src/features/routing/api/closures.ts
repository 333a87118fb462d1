import { request } from '~/http/request';

export interface Closing {
  minutes: number;
  message: string;
  leave: boolean;
  goes_on: boolean;
  /** Those in which who waits hears an emergency message. */
  queues?: string[];
}

const of = (scope: string) => `/closures/${encodeURIComponent(scope)}`;

/** The scope that closes nothing: callers hear a message. */
export const emergency = 'message';

/** Closes the centre (`centre`), a queue (`queue:…`) or a number (`number:…`) now, or says an emergency message, for so long. */
export function closeNow(scope: string, closing: Closing): Promise<void> {
  return request('PUT', of(scope), closing);
}

/** Its calendar holds again, or the message is heard no more. */
export function openAgain(scope: string): Promise<void> {
  return request('DELETE', of(scope));
}
