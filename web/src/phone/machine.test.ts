import { describe, expect, it } from 'vitest';
import { answersAfter, answersItself, nextPhone, phoneTrouble, purposeOf, silentPhone, type PhoneEvent } from './machine';

const after = (...events: PhoneEvent[]) => events.reduce(nextPhone, silentPhone);
const offer: PhoneEvent = { type: 'rings', contactId: 'c1', purpose: 'offer', answersAt: null };

describe('the softphone', () => {
  it('rings, is answered, is up, and is silent again', () => {
    expect(after({ type: 'registered' }, offer).call).toEqual({ contactId: 'c1', purpose: 'offer', answersAt: null, stage: 'ringing' });
    expect(after(offer, { type: 'answering' }).call?.stage).toBe('answering');
    expect(after(offer, { type: 'answering' }, { type: 'up' }).call?.stage).toBe('up');
    expect(after(offer, { type: 'up' }, { type: 'ended' }).call).toBeNull();
  });

  it('keeps its call when the registration is lost', () => {
    expect(after({ type: 'registered' }, offer, { type: 'up' }, { type: 'connecting' }).call?.stage).toBe('up');
  });

  it('is not muted in the next call', () => {
    expect(after(offer, { type: 'up' }, { type: 'muted', muted: true }, { type: 'ended' }).muted).toBe(false);
  });

  it('answers by itself only what the agent asked for', () => {
    expect(['offer', 'rejoin', 'call', 'nailed_up', 'strange', undefined].map((header) => answersItself(purposeOf(header)))).toEqual([false, true, true, true, false, false]);
  });

  it('answers an offer by itself only after what the header says', () => {
    expect(['<sip:ringhall>;answer-after=3', '<sip:x>; answer-after=0', '<sip:ringhall>', undefined].map(answersAfter)).toEqual([3, 0, null, null]);
  });

  it('says what keeps it from taking calls', () => {
    expect(phoneTrouble(after({ type: 'microphone', is: 'refused' }, { type: 'registered' }))).toBe('microphone');
    expect(phoneTrouble(after({ type: 'microphone', is: 'ok' }))).toBe('registration');
    expect(phoneTrouble(after({ type: 'microphone', is: 'ok' }, { type: 'registered' }))).toBeNull();
  });
});
