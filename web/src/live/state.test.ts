import { describe, expect, it } from 'vitest';
import { aContact, anAgent, aQueue, aSnapshot } from '~/testing/builders';
import type { LiveEvent } from './messages';
import { applyEvent, fromSnapshot } from './state';

const at = '2026-11-22T10:00:00.000Z';

describe('snapshot and events', () => {
  it('together give the same as the later snapshot', () => {
    const events: LiveEvent[] = [
      { type: 'event', n: 1, at, kind: 'contact', data: aContact({ state: 'queued' }) },
      { type: 'event', n: 2, at, kind: 'queue', data: aQueue({ waiting: 1 }) },
      { type: 'event', n: 3, at, kind: 'agent', data: anAgent({ state: 'ringing', contact_id: 'c1' }) },
      { type: 'event', n: 4, at, kind: 'contact', data: aContact({ state: 'offered' }) },
      { type: 'event', n: 5, at, kind: 'alarm', data: { id: 'm1', grade: 'missed', code: 'x', text: 'x', since: at, action: null, fields: {}, snoozed_until: null, snoozed_by: null } },
      { type: 'event', n: 6, at, kind: 'contact', data: aContact({ id: 'c2' }) },
      { type: 'event', n: 7, at, kind: 'contact_closed', data: { id: 'c2' } },
      { type: 'event', n: 8, at, kind: 'alarm_cleared', data: { id: 'm1' } },
    ];
    const later = aSnapshot({ agents: [anAgent({ state: 'ringing', contact_id: 'c1' })], queues: [aQueue({ waiting: 1 })], contacts: [aContact({ state: 'offered' })] });
    expect(events.reduce(applyEvent, fromSnapshot(aSnapshot()))).toEqual(fromSnapshot(later));
  });

  it('of an unknown kind change nothing', () => {
    const centre = fromSnapshot(aSnapshot());
    expect(applyEvent(centre, { type: 'event', n: 1, at, kind: 'weather', data: {} } as unknown as LiveEvent)).toBe(centre);
  });
});
