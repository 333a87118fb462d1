import { describe, expect, it } from 'vitest';
import { momentOf } from './rules';

const zone = 'Europe/Ljubljana';

describe('the moment of a day and a time', () => {
  it('is that of the zone, in summer and winter and in the night the clocks are set', () => {
    expect(momentOf('2026-06-09', '10:30', zone)).toBe('2026-06-09T08:30:00.000Z');
    expect(momentOf('2026-12-09', '10:30', zone)).toBe('2026-12-09T09:30:00.000Z');
    expect(momentOf('2026-03-29', '03:30', zone)).toBe('2026-03-29T01:30:00.000Z');
    expect(momentOf('2026-10-25', '08:00', zone)).toBe('2026-10-25T07:00:00.000Z');
  });

  it('is none while something is missing', () => {
    expect(momentOf('', '10:30', zone)).toBeNull();
    expect(momentOf('2026-06-09', '', zone)).toBeNull();
  });
});
