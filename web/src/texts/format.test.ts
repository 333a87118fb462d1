import i18next from 'i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { formatDuration, formatShare, formatTime, sameDay } from './format';

afterEach(() => { i18next.language = 'en'; });

describe('formats', () => {
  it('durations are m:ss, with hours only where there are some, never below zero', () => {
    expect([0, 59_999, 134_000, 3_725_000, -5].map(formatDuration)).toEqual(['0:00', '0:59', '2:14', '1:02:05', '0:00']);
  });

  it('shares follow the language', () => {
    i18next.language = 'en';
    expect(formatShare(0.839, 1)).toBe('83.9%');
    i18next.language = 'sl';
    expect(formatShare(0.839, 1)).toBe('83,9\u00a0%');
    expect(formatShare(null)).toBe('–');
  });

  it('times are those of the centre, in 24 hours', () => {
    expect(formatTime('2026-11-22T21:05:09.250Z', 'Europe/Ljubljana')).toBe('22:05:09');
    expect(formatTime('2026-11-22T21:05:09.250Z', 'Asia/Shanghai', 'minutes')).toBe('05:05');
    expect(sameDay('2026-11-22T21:05:09Z', '2026-11-22T23:30:00Z', 'Europe/Ljubljana')).toBe(false);
  });
});
