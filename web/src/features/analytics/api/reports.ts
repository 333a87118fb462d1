import type { components } from '~/generated/api';
import { Problem, query, request, type ProblemDocument } from '~/http/request';

export type Cut = 'queues' | 'agents' | 'numbers';
export type Definition = components['schemas']['Definition'];
export type Value = number | null;
export type Interval = components['schemas']['QueueReport']['interval'];
export type Comparison = 'yesterday' | 'last_week' | 'before';

export interface Question {
  from: string;
  to: string;
  interval: Interval;
  time_zone: string;
  compare: Comparison | '';
  /** Of agents: those of this queue and this team; without them all. */
  queue?: string;
  team?: string;
}

/** Figures by key; a row says besides of what and from when. */
export type Figures = Record<string, Value>;

export interface Row {
  id: string;
  name: string;
  figures: Figures;
  reasons: Record<string, number>;
}

export interface Moment {
  from: string;
  figures: Figures;
}

export interface Summary {
  from: string;
  to: string;
  things: Row[];
  intervals: Moment[];
  total: Row;
}

export interface Report extends Summary {
  time_zone: string;
  items: (Row & { from: string })[];
  compared: Summary | null;
}

type Wire = Record<string, unknown>;
const things = { queues: 'queue_id', agents: 'agent_id', numbers: 'number' } as const;

function rowOf(cut: Cut, wire: Wire): Row {
  const figures = Object.fromEntries(Object.entries(wire).filter((field): field is [string, Value] => typeof field[1] === 'number' || field[1] === null));
  const id = String(wire[things[cut]] ?? '');
  return { id, name: String(wire.name ?? id), figures, reasons: (wire.reasons ?? {}) as Record<string, number> };
}

function summaryOf(cut: Cut, wire: Wire): Summary {
  return {
    from: String(wire.from), to: String(wire.to), things: (wire[cut] as Wire[]).map((each) => rowOf(cut, each)), total: rowOf(cut, wire.total as Wire),
    intervals: (wire.intervals as Wire[]).map((each) => ({ from: String(each.from), figures: rowOf(cut, each).figures })),
  };
}

function reportOf(cut: Cut, wire: Wire): Report {
  return {
    ...summaryOf(cut, wire), time_zone: String(wire.time_zone), compared: wire.compared ? summaryOf(cut, wire.compared as Wire) : null,
    items: (wire.items as Wire[]).map((each) => ({ ...rowOf(cut, each), from: String(each.from) })),
  };
}

/** A report of queues, agents or numbers, all in one shape. */
export async function readReport(cut: Cut, asked: Question): Promise<Report> {
  return reportOf(cut, await request<Wire>('GET', `/reports/${cut}${query({ ...asked })}`));
}

/** The signed-in agent's own figures. */
export async function readOwnResults(asked: Question): Promise<Report> {
  return reportOf('agents', await request<Wire>('GET', `/me/results${query({ ...asked })}`));
}

/** The metric dictionary in a language. */
export function readDefinitions(language: string): Promise<components['schemas']['Definitions']> {
  return request('GET', `/figures/definitions${query({ language })}`);
}

export type FileFormat = 'csv' | 'xlsx';

/** The report as a file; tells the bytes as they come. */
export async function readFile(path: string, asked: Partial<Question>, format: FileFormat, language: string, tell: (bytes: number) => void): Promise<{ name: string; content: Blob }> {
  const answer = await fetch(`/api/v1${path}${query({ ...asked, compare: '', format, language })}`, { credentials: 'same-origin', headers: { 'Ringhall-Language': language } });
  if (!answer.ok) throw new Problem(await answer.json() as ProblemDocument);
  const reader = answer.body?.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    parts.push(part.value);
    bytes += part.value.length;
    tell(bytes);
  }
  const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? `download.${format}`;
  return { name, content: new Blob(parts, { type: answer.headers.get('content-type') ?? '' }) };
}
