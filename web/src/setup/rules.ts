import { same } from '~/design/form/draft';

const idMax = 60;

/** A name as an identifier: plain letters, numbers and lines; one that is taken gets a number. */
export function identifierOf(name: string, taken: string[], fallback: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '').slice(0, idMax) || fallback;
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? plain : `${plain}_${n}`;
    if (!taken.includes(id)) return id;
  }
}

/** A part of a thing with its identifier made from its name, unless that is stored already or was given by hand. */
export function named<T extends { id: string; name: string }>(item: T, taken: string[], stored: Set<string>, fallback: string): { id: string } {
  const fresh = new RegExp(`^${fallback}(_\\d+)?$`).test(item.id) && !stored.has(item.id) && item.name.trim();
  return { id: fresh ? identifierOf(item.name, taken, fallback).replace(/^(?=\d)/, `${fallback}_`).slice(0, 40) : item.id };
}

/** The fields in which two states of a thing differ, in the order they come. */
export function differing(before: object | null, after: object | null): string[] {
  const [one, other] = [(before ?? {}) as Record<string, unknown>, (after ?? {}) as Record<string, unknown>];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((field) => !same(one[field] ?? null, other[field] ?? null));
}

/** Something that is wrong with a thing: in which field, and in words; `code` and `fields` are for other languages. */
export interface Fault {
  where: string;
  code: string;
  text: string;
  fields?: Record<string, string | number>;
  /** Where inside its field, for a field that is a whole document: `menu`, `choices`, `2`. */
  inside?: string[];
}

/** The field a fault of the server's check belongs to: `body.skills.2` is `skills`. */
export function fieldOf(where: string): string {
  return where.replace(/^body\./, '').split(/[.[]/)[0] ?? '';
}

/** The faults of each field that has something wrong, in their order. */
export function faultsByField(faults: Fault[]): Record<string, Fault[]> {
  const found: Record<string, Fault[]> = {};
  for (const fault of faults) (found[fieldOf(fault.where)] ??= []).push(fault);
  return found;
}

/** Neighbours of a thing in a list, for "previous" and "next". */
export function neighbours(keys: string[], at: string | null): { previous: string | null; next: string | null } {
  const place = at === null ? -1 : keys.indexOf(at);
  return place < 0 ? { previous: null, next: null } : { previous: keys[place - 1] ?? null, next: keys[place + 1] ?? null };
}
