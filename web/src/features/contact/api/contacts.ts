import type { components } from '~/generated/api';
import { query, request } from '~/http/request';
import { asAsked } from '../filters';

/** A contact in a list: how it stands or ended, and how long each phase took. */
export type ListedContact = components['schemas']['ListedContact'];
export type ContactPage = components['schemas']['ContactPage'];
export type StoryEvent = components['schemas']['StoryEvent'];

export interface ContactFilters {
  q?: string | undefined;
  near?: string | undefined;
  dialled?: string | undefined;
  disposition?: string | undefined;
  wait_min?: string | undefined;
  wait_max?: string | undefined;
  length_min?: string | undefined;
  length_max?: string | undefined;
  queue?: string | undefined;
  agent?: string | undefined;
  outcome?: string | undefined;
  number?: string | undefined;
  text?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export function listContacts(filters: ContactFilters, cursor: string | null, limit = 50): Promise<ContactPage> {
  return request('GET', `/contacts${query({ ...asAsked(filters), cursor, limit })}`);
}

export function readContact(id: string): Promise<ListedContact> {
  return request('GET', `/contacts/${id}`);
}

export async function readStory(id: string): Promise<StoryEvent[]> {
  return (await request<{ items: StoryEvent[] }>('GET', `/contacts/${id}/story`)).items;
}

/** Where the contact is as a file: itself, its story and what the ledger of recordings says. */
export function storyFile(id: string): string {
  return `/api/v1/contacts/${id}/export`;
}
