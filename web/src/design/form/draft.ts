/** Changes that are not saved yet, over what is stored; kept in this tab so that a reload loses nothing. */

export type Changes<T> = Partial<T>;

/** What lies in the tab's storage under one key: the changes, and what the changed fields held when they were made. */
export interface Kept<T> {
  changes: Changes<T>;
  base: Partial<T>;
}

/** A field on which somebody else's change and one's own meet. */
export interface Clash<T> {
  field: keyof T & string;
  before: unknown;
  theirs: unknown;
  mine: unknown;
}

/** Whether two values of a field say the same. The order of names in an object does not count. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => name in right && same(left[name], right[name]));
}

/** The draft after one field was set; a field that says again what is stored is no change. */
export function withField<T extends object, K extends keyof T>(kept: Kept<T>, saved: T, field: K, value: T[K]): Kept<T> {
  if (same(saved[field], value)) return without(kept, field);
  return { changes: { ...kept.changes, [field]: value }, base: field in kept.changes ? kept.base : { ...kept.base, [field]: saved[field] } };
}

/** The draft without its change of this field. */
export function without<T extends object>(kept: Kept<T>, field: keyof T): Kept<T> {
  const others = <Values extends object>(values: Values) => Object.fromEntries(Object.entries(values).filter(([name]) => name !== field)) as Values;
  return { changes: others(kept.changes), base: others(kept.base) };
}

/** The fields that differ from what is stored. */
export function changedFields<T extends object>(kept: Kept<T>, saved: T): (keyof T & string)[] {
  return (Object.keys(kept.changes) as (keyof T & string)[]).filter((field) => !same(saved[field], kept.changes[field]));
}

/** Where somebody stored something else meanwhile, in a field that is changed here too. */
export function clashes<T extends object>(kept: Kept<T>, saved: T): Clash<T>[] {
  return changedFields(kept, saved)
    .filter((field) => field in kept.base && !same(kept.base[field], saved[field]))
    .map((field) => ({ field, before: kept.base[field], theirs: saved[field], mine: kept.changes[field] }));
}
