import type { components } from '~/generated/api';
import { request } from '~/http/request';

export type ContactScript = components['schemas']['ContactScript'];
export type ScriptStep = components['schemas']['ScriptStep'];
export type ScriptField = components['schemas']['ScriptField'];

/** A script in hand: the steps gone, the last being where one stands; what was answered; which texts were said. */
export interface Filling {
  path: string[];
  answers: Record<string, string>;
  said: string[];
  done: boolean;
}

export const scriptsKey = (contactId: string, queueId?: string | null) => ['contact', contactId, 'scripts', queueId ?? null];
export const readScripts = (contactId: string): Promise<ContactScript[]> => request('GET', `/contacts/${contactId}/scripts`);
export const fillScript = (contactId: string, scriptId: string, filling: Filling): Promise<ContactScript[]> => request('PUT', `/contacts/${contactId}/scripts/${scriptId}`, filling);
