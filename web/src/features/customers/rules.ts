import type { CustomerRecord } from './api/customers';

/** The languages a customer may speak with us. */
export const recordLanguages = ['en', 'zh', 'da', 'ro', 'sl'] as const;

/** Numbers or addresses as they are typed: one a line. */
export function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean);
}

export function languageName(code: string, inLanguage: string): string {
  return code ? new Intl.DisplayNames(inLanguage, { type: 'language' }).of(code) ?? code : '–';
}

type Field = 'name' | 'numbers' | 'emails' | 'language' | 'note';
/** The fields that somebody typed in, as they were typed. */
export type Typed = Partial<Record<Field, string>>;
export interface FieldDifference {
  field: Field;
  mine: string;
  theirs: string;
}

const asText = (value: unknown): string => (Array.isArray(value) ? value.join('\n') : String(value ?? ''));

/** The record as it is typed: what nobody typed is as it is stored. */
export function recordOf(stored: CustomerRecord, typed: Typed): CustomerRecord {
  return {
    id: stored.id,
    name: (typed.name ?? stored.name).trim(),
    numbers: typed.numbers === undefined ? stored.numbers : linesOf(typed.numbers),
    emails: typed.emails === undefined ? stored.emails : linesOf(typed.emails),
    language: typed.language ?? stored.language,
    note: typed.note ?? stored.note,
  };
}

/** Where what I would save and what stands there now differ. */
export function differences(mine: CustomerRecord, theirs: CustomerRecord): FieldDifference[] {
  const fields: Field[] = ['name', 'numbers', 'emails', 'language', 'note'];
  return fields.map((field) => ({ field, mine: asText(mine[field]), theirs: asText(theirs[field]) })).filter((each) => each.mine !== each.theirs);
}
