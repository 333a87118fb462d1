import looks from './Week.module.css';

export interface Span {
  opens: string;
  closes: string;
}

const dayMinutes = 1440;
const ticks = [0, 6, 12, 18, 24];

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return Math.min(dayMinutes, hours * 60 + rest);
}

/** A week as seven lines of a day, filled where it is open. Times run from left to right in every language. */
export function Week({ label, days }: { label: string; days: { name: string; spans: Span[]; words: string }[] }) {
  return (
    <figure className={looks.week} aria-label={label}>
      {days.map(({ name, spans, words }) => (
        <div key={name} className={looks.day}>
          <span>{name}</span>
          <div className={looks.line} role="img" aria-label={words} title={words} dir="ltr">
            {spans.map(({ opens, closes }) => {
              const [from, to] = [minutes(opens), minutes(closes)];
              return to > from ? <i key={`${opens}-${closes}`} style={{ insetInlineStart: `${(from / dayMinutes) * 100}%`, width: `${((to - from) / dayMinutes) * 100}%` }} /> : null;
            })}
          </div>
        </div>
      ))}
      <div className={looks.ticks} dir="ltr" aria-hidden>{ticks.map((hour) => <span key={hour}>{hour}</span>)}</div>
    </figure>
  );
}
