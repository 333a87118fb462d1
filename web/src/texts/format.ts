import { language } from './language';

/** The tag that Intl writes as we do: days before months in English too. */
function locale(): string {
  return language() === 'en' ? 'en-GB' : language();
}

/** `2:14` from milliseconds; hours only where there are some. Never below zero. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const tail = String(rest).padStart(2, '0');
  return hours ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** A share of 0 to 1 as per cent, as the language writes it; a dash where there is none. */
export function formatShare(share: number | null | undefined, digits = 0): string {
  if (share === null || share === undefined) return '–';
  return new Intl.NumberFormat(locale(), { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share);
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}

type Precision = 'minutes' | 'seconds' | 'milliseconds';

/** The time of day in 24 hours. */
export function formatTime(at: string | number, zone?: string, precision: Precision = 'seconds'): string {
  return new Intl.DateTimeFormat(locale(), {
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(zone ? { timeZone: zone } : {}),
    ...(precision === 'minutes' ? {} : { second: '2-digit' }),
    ...(precision === 'milliseconds' ? { fractionalSecondDigits: 3 as const } : {}),
  }).format(new Date(at));
}

export function formatDay(at: string | number, zone?: string): string {
  return new Intl.DateTimeFormat(locale(), { weekday: 'short', day: 'numeric', month: 'short', ...(zone ? { timeZone: zone } : {}) }).format(new Date(at));
}

/** Whether both moments fall on the same day of the centre. */
export function sameDay(one: string | number, other: string | number, zone?: string): boolean {
  return formatDay(one, zone) === formatDay(other, zone);
}

/** The zone's name where it is not the viewer's, else nothing. */
export function foreignZone(zone: string | undefined): string {
  return zone && zone !== Intl.DateTimeFormat().resolvedOptions().timeZone ? zone : '';
}
