/** The softphone's state as values: what happened goes in, the new state comes out. */
export type Purpose = 'offer' | 'rejoin' | 'call' | 'nailed_up' | 'other';

export interface PhoneCall {
  contactId: string | null;
  purpose: Purpose;
  /** When it answers by itself, in milliseconds UTC of the server; null: the agent answers, or it does at once (`answersItself`). */
  answersAt: number | null;
  stage: 'ringing' | 'answering' | 'up';
}

export interface PhoneState {
  registration: 'off' | 'connecting' | 'registered' | 'failed';
  /** `asleep`: it is there, but sends nothing. */
  microphone: 'unknown' | 'ok' | 'refused' | 'missing' | 'asleep';
  call: PhoneCall | null;
  muted: boolean;
}

export type PhoneEvent =
  | { type: 'connecting' | 'registered' | 'failed' | 'stopped' }
  | { type: 'microphone'; is: PhoneState['microphone'] }
  | { type: 'rings'; contactId: string | null; purpose: Purpose; answersAt: number | null }
  | { type: 'answering' | 'up' | 'ended' }
  | { type: 'muted'; muted: boolean };

export const silentPhone: PhoneState = { registration: 'off', microphone: 'unknown', call: null, muted: false };

const registrations = { connecting: 'connecting', registered: 'registered', failed: 'failed', stopped: 'off' } as const;

function staged(state: PhoneState, stage: PhoneCall['stage']): PhoneState {
  return state.call ? { ...state, call: { ...state.call, stage } } : state;
}

/** The state after an event. A call outlives a lost registration: its sound goes on without the line. */
export function nextPhone(state: PhoneState, event: PhoneEvent): PhoneState {
  switch (event.type) {
    case 'connecting':
    case 'registered':
    case 'failed':
      return { ...state, registration: registrations[event.type] };
    case 'stopped':
      return { ...silentPhone, microphone: state.microphone };
    case 'microphone':
      return { ...state, microphone: event.is };
    case 'rings':
      return { ...state, call: { contactId: event.contactId, purpose: event.purpose, answersAt: event.answersAt, stage: 'ringing' } };
    case 'answering':
    case 'up':
      return staged(state, event.type);
    case 'ended':
      return { ...state, call: null, muted: false };
    case 'muted':
      return { ...state, muted: event.muted };
  }
}

/** A purpose as the server's header names it. */
export function purposeOf(header: string | undefined): Purpose {
  return header === 'offer' || header === 'rejoin' || header === 'call' || header === 'nailed_up' ? header : 'other';
}

/** Calls the agent asked for, or is already in, are answered without a click. */
export function answersItself(purpose: Purpose): boolean {
  return purpose === 'rejoin' || purpose === 'call' || purpose === 'nailed_up';
}

/** After how many seconds the phone is to answer by itself, as the header Call-Info says; null: it says nothing of it. */
export function answersAfter(header: string | undefined): number | null {
  const seconds = /;\s*answer-after=(\d+)/.exec(header ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds);
}

/** Nobody would hear the person. */
export function isDeaf({ microphone }: PhoneState): boolean {
  return microphone !== 'ok' && microphone !== 'unknown';
}

/** Why this phone cannot take calls, or null when it can. */
export function phoneTrouble(state: PhoneState): 'microphone' | 'registration' | null {
  if (isDeaf(state)) return 'microphone';
  return state.registration === 'registered' ? null : 'registration';
}
