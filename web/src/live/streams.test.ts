import { beforeEach, describe, expect, it } from 'vitest';
import type { ServerMessage, Snapshot } from './messages';
import { fromSnapshot } from './state';
import { current, forget, take } from './store';

interface Stream {
  messages: ServerMessage[];
  later: Snapshot;
}

/** Recorded by the server's own tests, which fail when these are not what it sends. */
const streams = import.meta.glob<Stream>('../testing/streams/*.json', { eager: true, import: 'default' });

beforeEach(forget);

describe.each(Object.entries(streams))('%s', (_, { messages, later }) => {
  it('snapshot and events are the snapshot of later', () => {
    for (const message of messages) expect(take(message)).toBe(true);
    expect(current().centre).toEqual(fromSnapshot(later));
  });

  it('what was sent before the line was cut, and is sent again, changes nothing', () => {
    messages.forEach(take);
    const before = current().centre;
    for (const message of messages.filter(({ type }) => type === 'event' || type === 'events')) take(message);
    expect(current().centre).toBe(before);
  });

  it('a message that is missing is noticed', () => {
    const events = ({ type }: ServerMessage) => type === 'event' || type === 'events';
    const lost = messages.findIndex((message, place) => events(message) && messages.slice(place + 1, place + 2).some(events));
    messages.slice(0, lost).forEach(take);
    expect(messages.slice(lost + 1, lost + 2).map(take)).toEqual([false]);
  });
});

it('there are streams', () => expect(Object.keys(streams).length).toBeGreaterThanOrEqual(6));
