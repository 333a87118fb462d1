import type { components } from '~/generated/api';
import { request } from '~/http/request';
import { spoken } from '~/http/spoken';
import type { Me } from '~/live/messages';

type Shapes = components['schemas'];
export type Place = Shapes['Place'];
export type FirstRun = Shapes['FirstRun'];
export type StepName = Shapes['FirstRunStep']['name'];
export type StepState = Shapes['FirstRunStep']['state'];
export type FirstNumber = Shapes['FirstNumber'];
export type QueueSetup = Shapes['QueueSettings'];

/** Whether the centre still waits for its first administrator. */
export async function doorIsOpen(): Promise<boolean> {
  return (await request<{ open: boolean }>('GET', '/first_run/door')).open;
}

/** The organisation as far as it was told; throws a Problem when the token does not fit. */
export function checkToken(token: string): Promise<Place | null> {
  return request('POST', '/first_run/token', { token });
}

export function tellPlace(token: string, place: Place): Promise<void> {
  return request('POST', '/first_run/organisation', { ...place, token });
}

export async function becomeAdministrator(wish: Shapes['FirstAdministrator']): Promise<Me> {
  return (await request<{ user: Me }>('POST', '/first_run/administrator', wish)).user;
}

export const readFirstRun = (): Promise<FirstRun> => request('GET', '/first_run');
export const changePlace = (place: Place): Promise<void> => request('PUT', '/first_run/organisation', place);
export const markStep = (step: StepName, state: StepState): Promise<void> => request('PUT', `/first_run/steps/${step}`, { state });
export const remind = (shown: boolean): Promise<void> => request('PUT', '/first_run/reminder', { shown });
export const addNumber = (wish: FirstNumber): Promise<void> => request('POST', '/first_run/number', wish);
export const addAgent = (wish: { name: string; login?: string; password?: string }): Promise<void> => request('POST', '/first_run/agent', wish);
export const keepTestCall = (contactId: string): Promise<void> => request('PUT', '/first_run/test_call', { contact_id: contactId });
export const openTestCall = (number: string): Promise<Shapes['WebCall']> => request('POST', '/first_run/test_call', { number });
export const readNumbers = (): Promise<Shapes['NumberSettings'][]> => request('GET', '/numbers');
export const readQueue = (id: string): Promise<QueueSetup> => request('GET', `/queues/${encodeURIComponent(id)}`);

/** Stores the queue: a new one, or one that is there. */
export function keepQueue(queue: QueueSetup, isNew: boolean): Promise<void> {
  return isNew ? request('POST', '/queues', queue) : request('PUT', `/queues/${encodeURIComponent(queue.id)}`, queue);
}

/** The words as callers will hear them, as a sound to play. */
export async function speakWords(text: string, language: string): Promise<string> {
  return URL.createObjectURL(await spoken(text, language));
}
