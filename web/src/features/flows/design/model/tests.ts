import { isObject, type FlowDocument } from './document';

/** One thing that happens in a call: exactly one of these. */
export interface Doing {
  keys?: string;
  /** What the caller says, as it is recognised. */
  says?: string;
  listen?: true;
  /** Seconds. */
  wait?: number;
  queue?: 'timeout' | 'full' | 'closed' | 'answered';
  transfer?: 'failed' | 'answered';
  /** Seconds of a message; 0 for none. */
  message?: number;
  call_back?: 'promised' | 'refused' | 'taken';
  /** Free times for a call-back, each with its zone. */
  slots?: string[];
  language?: string;
  verified?: 'verified' | 'failed' | 'locked' | 'unknown';
  /** What a source says, by its names there. */
  found?: Record<string, string>;
  look_up?: 'not_found' | 'failed';
  code?: 'sent' | 'unknown' | 'locked' | 'too_often' | 'no_address' | 'not_taken';
  /** What an intent model answers, instead of the centre's own. */
  understood?: { intent?: string; confidence?: number; spoken?: string; answer?: string };
  hangs_up?: true;
}

/** A call through a flow: when, which calendars are taken as open or closed, what is known, and what happens. */
export interface CallScript {
  at?: string;
  open?: Record<string, boolean>;
  variables?: Record<string, string>;
  language?: string;
  does?: Doing[];
}

export interface Expected {
  end?: string;
  outcome?: string;
  node?: string;
  queue?: string;
  language?: string;
  nodes?: string[];
  heard?: string[];
  variables?: Record<string, string>;
}

/** A call that must go as expected before the flow is published; it stands in the document. */
export interface FlowTest extends CallScript {
  name: string;
  expect: Expected;
}

/** A way that was taken, told by its exits: those of a node that lead to the same one. */
export interface TakenWay {
  flow: string;
  node: string;
  exits: string[];
  to: string;
}

export interface CallMoment {
  at_ms: number;
  given: string;
  detail: string;
  /** Empty for the flow that is drawn. */
  flow: string;
  node: string;
  waiting: string;
  nodes: string[];
  ways: TakenWay[];
  said: { text: string; prompt: string; language: string }[];
  variables: Record<string, string>;
  notes: { node: string; what: string; detail: string }[];
  queue: string;
}

/** A call as far as it was scripted; `end` is empty while it goes on. */
export interface Course {
  moments: CallMoment[];
  flow: string;
  node: string;
  waiting: string;
  end: string;
  outcome: string;
  queue: string;
  language: string;
  /** After so long something happens by itself; null: never. */
  next_ms: number | null;
  variables: Record<string, string>;
  concealed: string[];
}

export interface Tested {
  results: { name: string; failures: string[]; nodes: string[]; heard: string[] }[];
  ways: { node: string; exits: string[]; to: string; calls: number }[];
  ways_taken: number;
  ways_all: number;
}

/** How a call can end. */
export const endings = ['ended', 'queue', 'transfer', 'message', 'call_back', 'slots', 'hung_up'] as const;
export const nameMax = 120;
const keysMax = 64;
const wordsMax = 500;
/** Where others have the caller, and the flow waits for them. */
const elsewhere = new Set(['queue', 'transfer', 'message', 'call_back', 'slots']);

export function testsOf({ tests }: FlowDocument): FlowTest[] {
  return Array.isArray(tests) ? tests.filter((each): each is FlowTest => isObject(each)).map((each) => ({ ...each, name: String(each.name), expect: isObject(each.expect) ? each.expect : {} })) : [];
}

/** The document with these tests; without any it has no such field. */
export function withTests(document: FlowDocument, tests: FlowTest[]): FlowDocument {
  const { start, nodes, ...others } = document;
  const rest = Object.fromEntries(Object.entries(others).filter(([field]) => field !== 'tests'));
  return { ...rest, start, nodes, ...(tests.length && { tests }) };
}

/** The script with one thing more; keys in a row are one thing. */
export function withDoing(does: Doing[], next: Doing): Doing[] {
  const last = does.at(-1);
  return last?.keys && next.keys && last.keys.length < keysMax ? [...does.slice(0, -1), { keys: last.keys + next.keys }] : [...does, next];
}

/** The script without what happened last: the last key, or the last thing. */
export function withoutLast(does: Doing[]): Doing[] {
  const last = does.at(-1);
  return last?.keys && last.keys.length > 1 ? [...does.slice(0, -1), { keys: last.keys.slice(0, -1) }] : does.slice(0, -1);
}

/** The call as a test: where it stands now is what is expected; a caller who is still in the menus hangs up there. */
export function testOf(name: string, call: CallScript, course: Course, also: { path: boolean; words: boolean }): FlowTest {
  const stays = course.end !== '' || elsewhere.has(course.waiting);
  const heard = course.moments.flatMap(({ said }) => (said.length ? [said.map(({ text, prompt }) => text || `<${prompt}>`).join(' ').slice(0, wordsMax)] : []));
  const expect: Expected = {
    end: course.end || (stays ? course.waiting : 'hung_up'), node: course.node,
    ...(course.outcome && { outcome: course.outcome }), ...(course.queue && { queue: course.queue }),
    ...(also.path && { nodes: course.moments.flatMap(({ nodes }) => nodes) }),
    ...(also.words && heard.length && { heard }),
  };
  return { name, ...call, does: [...call.does ?? [], ...(stays ? [] : [{ hangs_up: true as const }])], expect };
}

/** The call of a test, to be made again. A caller who hangs up at its end does not: one may go on. */
export function callOf(test: FlowTest): CallScript {
  const { does = [] } = test;
  const call = Object.fromEntries(Object.entries(test).filter(([field]) => field !== 'name' && field !== 'expect'));
  return { ...call, does: does.at(-1)?.hangs_up ? does.slice(0, -1) : does };
}

const hourMs = 3_600_000;

/** Three times that may be free, from this hour of tomorrow on: half an hour lies between them. */
export function freeTimes(now: number): string[] {
  const first = Math.ceil(now / hourMs) * hourMs + 24 * hourMs;
  return [0, 1, 2].map((n) => new Date(first + n * hourMs / 2).toISOString());
}

/** A name that no other test has. */
export function freeName(tests: FlowTest[], wished: string): string {
  const taken = new Set(tests.map(({ name }) => name));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wished : `${wished} ${n}`;
    if (!taken.has(name)) return name;
  }
}

/** Whether a way of the drawing (`choices.2.to`) is among exits as the server names them (`choices.2`). */
export function isAmong(way: string, exits: string[]): boolean {
  return exits.some((exit) => way === exit || way === `${exit}.to`);
}
