import type { components } from '~/generated/api';
import { request } from '~/http/request';

export type OwnSecondFactor = components['schemas']['OwnSecondFactor'];
export type Enrolment = components['schemas']['Enrolment'];

export function readSecondFactor(): Promise<OwnSecondFactor> {
  return request('GET', '/me/second_factor');
}

/** A new secret for an authenticator app; no code is asked for yet. */
export function beginSecondFactor(password: string): Promise<Enrolment> {
  return request('POST', '/me/second_factor', { password });
}

/** The app's first code; from now on one is asked for. Gives the recovery codes, this once. */
export async function confirmSecondFactor(code: string): Promise<string[]> {
  return (await request<{ codes: string[] }>('PUT', '/me/second_factor', { code })).codes;
}

export function endSecondFactor(password: string): Promise<void> {
  return request('POST', '/me/second_factor/off', { password });
}

export function readSecondFactorOf(userId: string): Promise<OwnSecondFactor> {
  return request('GET', `/users/${encodeURIComponent(userId)}/second_factor`);
}

export function removeSecondFactorOf(userId: string): Promise<void> {
  return request('DELETE', `/users/${encodeURIComponent(userId)}/second_factor`);
}
