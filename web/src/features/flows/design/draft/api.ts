import { request, query } from '~/http/request';
import type { FlowDifference } from '../model/compare';
import { documentOf, type FlowDocument } from '../model/document';

export interface Draft {
  document: FlowDocument;
  revision: number;
  /** The version that was live when it was begun. */
  based_on: number;
  author: string;
  changed_at: string;
}

export interface VersionLine {
  version: number;
  author: string;
  note: string;
  published_at: string;
  nodes: number;
  live: boolean;
}

/** A side of a comparison: the number of a version, what is live, or the draft. */
export type Side = number | 'live' | 'draft';

const flow = (id: string) => `/flows/${encodeURIComponent(id)}`;

export function saveDraft(id: string, document: FlowDocument, revision: number): Promise<Draft> {
  return request('PUT', `${flow(id)}/draft`, { document, revision });
}

export async function readDraft(id: string): Promise<Draft> {
  const draft = await request<Draft>('GET', `${flow(id)}/draft`);
  return { ...draft, document: documentOf(draft.document) };
}

export function discardDraft(id: string, revision: number): Promise<void> {
  return request('DELETE', `${flow(id)}/draft${query({ revision })}`);
}

/** Refused while tests of the flow fail, unless it shall be published despite them. */
export function publishDraft(id: string, note: string, revision: number, despiteTests: boolean): Promise<{ document: FlowDocument }> {
  return request('POST', `${flow(id)}/draft/publish`, { note, revision, despite_tests: despiteTests });
}

/** Versions, newest first. `draft` is the revision of what is being drawn, 0 while nothing is. */
export function listVersions(id: string, cursor: number | null): Promise<{ items: VersionLine[]; next: number | null; draft: number }> {
  return request('GET', `${flow(id)}/versions${query({ cursor })}`);
}

export async function readVersion(id: string, version: number): Promise<VersionLine & { document: FlowDocument }> {
  const found = await request<VersionLine & { document: FlowDocument }>('GET', `${flow(id)}/versions/${version}`);
  return { ...found, document: documentOf(found.document) };
}

/** The way back: what answered callers before may do so again, whatever its tests say now. */
export function publishVersion(id: string, version: number, note: string): Promise<{ document: FlowDocument }> {
  return request('POST', `${flow(id)}/versions/${version}/publish`, { note, despite_tests: true });
}

export function readDifference(id: string, from: Side, to: Side): Promise<FlowDifference> {
  return request('GET', `${flow(id)}/difference${query({ from, to })}`);
}
