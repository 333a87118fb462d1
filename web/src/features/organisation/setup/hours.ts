import type { Span } from '~/design/Week';

export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof days)[number];

export interface Exception {
  date: string;
  name: string;
  openings: Span[];
}

/** Opening hours: every week, and the days that differ. */
export interface Calendar {
  id: string;
  name: string;
  time_zone: string;
  weekly: Partial<Record<Day, Span[]>>;
  exceptions: Exception[];
}

const aMonday = Date.UTC(2026, 0, 5);
const dayMs = 86_400_000;

/** The days of the week, from Monday, as the language calls them. */
export function dayNames(language: string): string[] {
  const write = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return days.map((_, index) => write.format(aMonday + index * dayMs));
}

/** `08:00–12:00, 13:00–17:00`, or the word for closed. */
export function spansInWords(spans: Span[], closed: string): string {
  return spans.length ? spans.map(({ opens, closes }) => `${opens}–${closes}`).join(', ') : closed;
}

/** One more opening of a day: after the last one, as long as there is room. */
export function withOneMore(spans: Span[]): Span[] {
  const last = spans.at(-1);
  if (!last) return [{ opens: '08:00', closes: '17:00' }];
  const hour = Number(last.closes.slice(0, 2));
  const text = (at: number) => `${String(Math.min(at, 23)).padStart(2, '0')}:00`;
  return [...spans, { opens: text(hour + 1), closes: text(hour + 2) }];
}
