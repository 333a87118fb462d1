import { used } from './rank';

const key = (person: string) => `ringhall.recent.${person}`;

/** What this person used lately on this device. Only what everybody could guess is kept: no customer, no number. */
export function recentOf(person: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(person)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}

export function remember(person: string, id: string): void {
  localStorage.setItem(key(person), JSON.stringify(used(recentOf(person), id)));
}
