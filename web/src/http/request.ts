import { language } from '~/texts/language';

/** A refusal of the server as RFC 9457 has it: `detail` says what to do. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
}

/** What a request that did not succeed throws. */
export class Problem extends Error {
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(document.detail);
    this.document = document;
  }

  get status(): number {
    return this.document.status;
  }
}

/** The server could not be reached at all; status 0. */
export function unreachable(): Problem {
  return new Problem({ type: 'about:blank', title: 'Unreachable', status: 0, detail: '', code: 'unreachable' });
}

/** The refusal in an answer. */
export async function problemOf(answer: Response): Promise<Problem> {
  const fallback = { type: 'about:blank', title: answer.statusText, status: answer.status, detail: '', code: 'unknown' };
  const body = await answer.json().catch(() => ({})) as Partial<ProblemDocument>;
  return new Problem({ ...fallback, ...body });
}

const base = '/api/v1';
const patienceMs = 10_000;

/** Asks the server and gives its JSON answer; throws a Problem. */
export async function request<Answer>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(base + path, {
    method,
    credentials: 'same-origin',
    signal: AbortSignal.timeout(patienceMs),
    headers: { Accept: 'application/json', 'Ringhall-Language': language(), ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => { throw unreachable(); });
  if (!answer.ok) throw await problemOf(answer);
  return (answer.status === 204 ? undefined : await answer.json()) as Answer;
}

const uploadPatienceMs = 60_000;

/** Sends a file as it is, and gives the JSON answer; throws a Problem. */
export async function upload<Answer>(path: string, file: Blob, type: string): Promise<Answer> {
  const answer = await fetch(base + path, {
    method: 'PUT', credentials: 'same-origin', signal: AbortSignal.timeout(uploadPatienceMs), headers: { Accept: 'application/json', 'Ringhall-Language': language(), 'Content-Type': type }, body: file,
  }).catch(() => { throw unreachable(); });
  if (!answer.ok) throw await problemOf(answer);
  return await answer.json() as Answer;
}

/** A query string from the fields that are set. */
export function query(fields: Record<string, string | number | null | undefined>): string {
  const set = Object.entries(fields).filter((field): field is [string, string | number] => field[1] !== null && field[1] !== undefined && field[1] !== '');
  return set.length ? `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}` : '';
}
