import type { Span } from '~/design/Week';

export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof days)[number];

/** A day that is not like others, once or every year; without openings it is closed. */
export interface Exception {
  date: string;
  name: string;
  openings: Span[];
  yearly: boolean;
}

/** Opening hours: every week, on public holidays of a country, and the days that differ. */
export interface Calendar {
  id: string;
  name: string;
  time_zone: string;
  weekly: Partial<Record<Day, Span[]>>;
  country: string;
  subdivision: string;
  holiday_openings: Span[];
  exceptions: Exception[];
}

/** Which exception is about a date: one of that very day goes before one of every year. -1 for none. */
export function exceptionOf(exceptions: Exception[], date: string): number {
  const once = exceptions.findIndex((each) => !each.yearly && each.date === date);
  return once >= 0 ? once : exceptions.findIndex((each) => each.yearly && each.date.slice(5) === date.slice(5));
}

/** A new exception for a day: closed, or open where it would be closed anyway. */
export function newException(date: string, isOpen: boolean): Exception {
  return { date, name: '', openings: isOpen ? [] : withOneMore([]), yearly: false };
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
