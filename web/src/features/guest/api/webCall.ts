import type { components } from '~/generated/api';
import { request } from '~/http/request';

export type WebCall = components['schemas']['WebCall'];

/** A guest's own account for one call from the page, in the demo. */
export function openWebCall(): Promise<WebCall> {
  return request('POST', '/demo/web_call', {});
}
