import type { components } from '~/generated/api';
import { query, request } from '~/http/request';

export type Customer = components['schemas']['Customer'];
export type CustomerRecord = components['schemas']['CustomerRecord'];
export type DuplicatePair = components['schemas']['DuplicatePair'];
export type MergePreview = components['schemas']['MergePreview'];
export type MergedRecord = components['schemas']['MergedRecord'];

const contactsMax = 200;

export function readCustomer(id: string): Promise<Customer> {
  return request('GET', `/customers/${id}`);
}

/** The record alone; its contacts come page by page. */
export function readWholeCustomer(id: string): Promise<Customer> {
  return request('GET', `/customers/${id}${query({ contacts: 0 })}`);
}

export function searchCustomers(text: string): Promise<CustomerRecord[]> {
  return request('GET', `/customers${query({ text, limit: contactsMax })}`);
}

export function saveRecord(id: string, version: string, { name, numbers, emails, language, note }: CustomerRecord): Promise<CustomerRecord> {
  return request('PUT', `/customers/${id}/record`, { version, name, numbers, emails, language, note });
}

export function listDuplicates(): Promise<DuplicatePair[]> {
  return request('GET', '/customers/duplicates');
}

export function previewMerge(keep: string, gone: string): Promise<MergePreview> {
  return request('GET', `/customers/merge${query({ keep, gone })}`);
}

export function mergeRecords(keep: string, gone: string): Promise<MergedRecord> {
  return request('POST', '/customers/merge', { keep, gone });
}

export function undoMerge(id: string): Promise<CustomerRecord> {
  return request('POST', `/customers/merges/${id}/undo`);
}

export type ImportPlan = components['schemas']['ImportPlan'];
export type ImportDone = components['schemas']['ImportDone'];
export type ImportUndone = components['schemas']['ImportUndone'];
export type Means = ImportPlan['columns'][number]['means'];

export interface ImportWish {
  text: string;
  /** What each column means; guessed by the server where nothing is said. */
  columns: Means[] | null;
  existing: 'skip' | 'update';
}

export function checkImport(wish: ImportWish): Promise<ImportPlan> {
  return request('POST', '/customers/import/check', wish);
}

export function importCustomers(wish: ImportWish): Promise<ImportDone> {
  return request('POST', '/customers/import', wish);
}

export function listImports(): Promise<ImportDone[]> {
  return request('GET', '/customers/imports');
}

export function undoImport(id: string): Promise<ImportUndone> {
  return request('POST', `/customers/imports/${id}/undo`);
}

export type ContactPage = components['schemas']['ContactPage'];

export function customerContacts(id: string, cursor: string | null): Promise<ContactPage> {
  return request('GET', `/customers/${id}/contacts${query({ cursor })}`);
}
