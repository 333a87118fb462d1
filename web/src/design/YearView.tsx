import { useEffect, useRef, type KeyboardEvent } from 'react';
import { classes } from './classes';
import looks from './YearView.module.css';

/** How a day looks: as its weekday is (open, or off), with other hours, closed for a reason, a holiday. */
export const dayLooks = ['open', 'other', 'off', 'closed', 'holiday'] as const;
export type DayLook = (typeof dayLooks)[number];

export interface DrawnDay {
  /** As in 2026-12-24. */
  date: string;
  look: DayLook;
  words: string;
}

interface YearViewProps {
  label: string;
  language: string;
  days: DrawnDay[];
  today?: string | undefined;
  chosen?: string | undefined;
  disabled?: boolean;
  /** What each look means. */
  words: Record<DayLook, string>;
  onPick: (date: string) => void;
}

const dayMs = 86_400_000;
const aMonday = Date.UTC(2026, 0, 5);
const steps: Record<string, number> = { ArrowUp: -7, ArrowDown: 7 };

const moment = (date: string) => Date.parse(`${date}T00:00:00Z`);
const weekday = (date: string) => (new Date(moment(date)).getUTCDay() + 6) % 7;

/** A year as twelve months; each day tells by colour, shape and words what it is. The arrow keys go from day to day. */
export function YearView({ label, language, days, today, chosen, disabled = false, words, onPick }: YearViewProps) {
  const box = useRef<HTMLElement>(null);
  const year = days[0]?.date;
  useEffect(() => {
    // The months before are over; whoever wants them scrolls up.
    box.current?.querySelector('[aria-current]')?.closest('[role="group"]')?.scrollIntoView?.({ block: 'nearest' });
  }, [year]);
  const months = [...new Set(days.map(({ date }) => date.slice(0, 7)))];
  const write = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
  const [monthName, narrow] = [write({ month: 'long' }), write({ weekday: 'narrow' })];
  const reached = days.find(({ date }) => date === chosen) ?? days.find(({ date }) => date === today) ?? days[0];
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const from = days.findIndex(({ date }) => date === (event.target as HTMLElement).dataset.date);
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const step = steps[event.key] ?? (sideways && (event.currentTarget.matches(':dir(rtl)') ? -sideways : sideways));
    const next = step === undefined ? undefined : days[from + step];
    if (from < 0 || !next) return;
    event.preventDefault();
    box.current?.querySelector<HTMLElement>(`[data-date="${next.date}"]`)?.focus();
  };
  return (
    <>
      <div className={looks.legend}>{dayLooks.map((look) => <span key={look}><i className={classes(looks.day, looks[look])} aria-hidden />{words[look]}</span>)}</div>
      {/* The keys belong to whichever day has the focus. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section ref={box} className={looks.year} aria-label={label} onKeyDown={move}>
        {months.map((month) => {
          const own = days.filter(({ date }) => date.startsWith(month));
          return (
            <div key={month} className={looks.month} role="group" aria-label={monthName.format(moment(`${month}-01`))}>
              <b aria-hidden>{monthName.format(moment(`${month}-01`))}</b>
              <div className={looks.days}>
                {Array.from({ length: 7 }, (_, index) => <span key={index} aria-hidden>{narrow.format(aMonday + index * dayMs)}</span>)}
                {own.map((day, index) => (
                  <button
                    key={day.date} type="button" data-date={day.date} data-look={day.look} disabled={disabled} tabIndex={day === reached ? 0 : -1}
                    className={classes(looks.day, looks[day.look], day.date === today && looks.today, day.date === chosen && looks.chosen)}
                    style={index === 0 ? { gridColumnStart: weekday(day.date) + 1 } : undefined}
                    aria-label={day.words} title={day.words} aria-pressed={day.date === chosen} aria-current={day.date === today ? 'date' : undefined} onClick={() => onPick(day.date)}
                  >
                    {Number(day.date.slice(8))}
                  </button>
                ))}
              </div>
            </div>
          );
        })}
      </section>
    </>
  );
}
