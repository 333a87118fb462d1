import { language } from './language';

/** `1 minute, 20 seconds` as the language says it aloud; digits with a colon are read as something else. */
export function spokenDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts = [['hour', Math.floor(seconds / 3600)], ['minute', Math.floor(seconds / 60) % 60], ['second', seconds % 60]] as const;
  const said = parts.filter(([unit, value]) => value > 0 || (unit === 'second' && seconds === 0))
    .map(([unit, value]) => new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'long' }).format(value));
  return new Intl.ListFormat(language(), { type: 'unit' }).format(said);
}
