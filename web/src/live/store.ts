import { useSyncExternalStore } from 'react';
import { hear } from './clock';
import type { LiveEvent, ServerMessage } from './messages';
import { applyEvent, fromSnapshot, type Centre } from './state';

/** How the page stands with the server. */
export interface Line {
  state: 'connecting' | 'live' | 'lost';
  /** Browser time of the last message, in milliseconds. */
  heardAt: number;
  lostAt: number | null;
  /** Browser time of the next try. */
  tryAt: number | null;
  /** Browser time at which the line came back, for the banner that says so. */
  backAt: number | null;
}

interface LiveState {
  centre: Centre | null;
  cursor: number;
  line: Line;
  /** Another tab has the phone. */
  phoneMoved: boolean;
  notice: { text: string; code: string; fields: Record<string, string>; turn: number } | null;
}

const start: LiveState = {
  centre: null,
  cursor: 0,
  line: { state: 'connecting', heardAt: 0, lostAt: null, tryAt: null, backAt: null },
  phoneMoved: false,
  notice: null,
};

let state = start;
const listeners = new Set<() => void>();

function set(change: Partial<LiveState>): void {
  state = { ...state, ...change };
  listeners.forEach((tell) => tell());
}

export function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export const current = (): LiveState => state;
export const forget = (): void => set(start);
export const setPhoneMoved = (phoneMoved: boolean): void => set({ phoneMoved });

/** Takes one message of the server. Gives false when events are missing and a snapshot is needed. */
export function take(message: ServerMessage): boolean {
  if (message.type === 'phone_moved') {
    set({ phoneMoved: true });
    return true;
  }
  hear(message.at);
  const line: Line = { ...state.line, state: 'live', heardAt: Date.now(), lostAt: null, tryAt: null, backAt: state.line.lostAt ? Date.now() : state.line.backAt };
  if (message.type === 'snapshot') set({ line, cursor: message.cursor, centre: fromSnapshot(message.data) });
  if (message.type === 'resumed' || message.type === 'beat') set({ line });
  if (message.type === 'event') return takeEvents([message], line);
  return message.type !== 'events' || takeEvents(message.events, line);
}

/** Events of one beat, drawn together. What was had before is passed over; a gap gives false. */
function takeEvents(events: LiveEvent[], line: Line): boolean {
  const fresh = events.filter(({ n }) => n > state.cursor);
  if (!fresh.length) return true;
  if (!state.centre || fresh[0]?.n !== state.cursor + 1) return false;
  const said = fresh.findLast((event) => event.kind === 'message');
  set({ line, cursor: fresh.at(-1)?.n ?? state.cursor, centre: fresh.reduce(applyEvent, state.centre), notice: said ? { ...said.data, turn: said.n } : state.notice });
  return true;
}

/** The line is cut; the next try is at `tryAt`. */
export function lose(tryAt: number): void {
  set({ line: { ...state.line, state: state.centre ? 'lost' : 'connecting', lostAt: state.line.lostAt ?? Date.now(), tryAt } });
}

/** A part of the live state; the component is drawn again when that part changes. */
export function useLive<Part>(pick: (state: LiveState) => Part): Part {
  return useSyncExternalStore(subscribe, () => pick(state));
}
