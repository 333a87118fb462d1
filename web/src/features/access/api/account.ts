import type { components } from '~/generated/api';
import { request } from '~/http/request';

export type OwnSession = components['schemas']['OwnSession'];
export type OwnPin = components['schemas']['OwnPin'];

export function listSessions(): Promise<OwnSession[]> {
  return request('GET', '/me/sessions');
}

export function endSession(id: string): Promise<void> {
  return request('DELETE', `/me/sessions/${id}`);
}

export function endOtherSessions(): Promise<void> {
  return request('DELETE', '/me/sessions');
}

/** Whoever knows the old password gets a new one; all other sessions of the person end. */
export function changePassword(old: string, fresh: string): Promise<void> {
  return request('PUT', '/me/password', { old, new: fresh });
}

export function readPin(): Promise<OwnPin> {
  return request('GET', '/me/pin');
}

/** Whoever knows the password gets another PIN; with an empty one none any more. */
export function changePin(password: string, pin: string): Promise<void> {
  return request('PUT', '/me/pin', { password, pin });
}
