import type { components } from '~/generated/api';
import { request } from '~/http/request';
import type { Me } from '~/live/messages';

/** Who is signed in on this browser; throws a Problem of status 401 when nobody is. */
export async function whoAmI(): Promise<Me> {
  return (await request<{ user: Me }>('GET', '/session')).user;
}

/** `code` is of the second factor of those who have one. */
export async function signIn(login: string, password: string, code: string): Promise<Me> {
  return (await request<{ user: Me }>('POST', '/session', { login, password, code })).user;
}

export function signOut(): Promise<void> {
  return request('DELETE', '/session');
}

/** Remembers the language with the person, so that it follows them to the next seat. */
export function keepLanguage(language: string): Promise<Me> {
  return request('PUT', '/session/language', { language });
}

const base = '/api/v1/session';

export const signOnProviders = (): Promise<components['schemas']['SignOnProvider'][]> => request('GET', '/session/providers');

/** Where the browser begins to sign in by a service; afterwards it comes back to the page `to`. */
export const signOnAddress = (id: string, to: string): string => `${base}/providers/${encodeURIComponent(id)}/start?to=${encodeURIComponent(to)}`;

/** Where a service sends the browser back to. */
export const callbackAddress = (): string => `${location.origin}${base}/callback`;
