import type { components } from '~/generated/api';
import { query, request } from '~/http/request';

export type DoneMessages = components['schemas']['Messages'];

/** Messages that are worked off or thrown away, newest first, of one mailbox or of all one looks into. */
export function listDone(mailbox: string | null, cursor: string | null): Promise<DoneMessages> {
  return request('GET', `/voicemail${query({ state: 'done', mailbox: mailbox ?? undefined, cursor })}`);
}
