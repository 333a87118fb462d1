/** What can be found by typing a part of it. */
export interface Findable {
  id: string;
  /** Its name, and other words for it. */
  words: string;
}

/** Small letters without marks, so that `s` finds `š` and `Ș`. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().replace(/[đł]/g, (letter) => (letter === 'đ' ? 'd' : 'l'));
}

/** How well a text fits what is typed, 0 to 1; null when it does not. Each word typed must fit. */
export function fit(typed: string, text: string): number | null {
  const parts = plain(typed).split(/\s+/).filter(Boolean);
  let sum = 0;
  for (const part of parts) {
    const one = fitOne(part, plain(text));
    if (one === null) return null;
    sum += one;
  }
  return parts.length ? sum / parts.length : 1;
}

function fitOne(part: string, text: string): number | null {
  const at = text.indexOf(part);
  if (at === 0) return 1;
  if (at > 0) return /[\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? 0.6 : 0.8;
  // The letters in their order with others between: the fewer, the better. Two letters find too much.
  if (part.length < 3) return null;
  let place = -1;
  let first = 0;
  for (const letter of part) {
    place = text.indexOf(letter, place + 1);
    if (place < 0) return null;
    if (letter === part[0] && !first) first = place + 1;
  }
  const spread = place + 2 - first;
  return spread > part.length * 3 ? null : 0.5 * (part.length / spread);
}

const recentBonus = 0.15;

/** What fits, the best first, what was used lately before the rest; the given order decides between equals. */
export function ranked<Thing extends Findable>(things: Thing[], typed: string, recent: string[]): Thing[] {
  const scored = things.flatMap((thing, place) => {
    const score = fit(typed, thing.words);
    return score === null ? [] : [{ thing, place, score: score + (recent.includes(thing.id) ? recentBonus : 0) }];
  });
  return scored.sort((one, other) => other.score - one.score || one.place - other.place).map(({ thing }) => thing);
}

const recentMax = 6;

/** The ids used lately, with one more. */
export function used(recent: string[], id: string): string[] {
  return [id, ...recent.filter((each) => each !== id)].slice(0, recentMax);
}

/** The number somebody typed, if that is what they typed; spaces and brackets are for the eye. */
export function numberIn(typed: string): string | null {
  const number = typed.trim();
  return /^\+?[\d\s()/.-]{3,}$/.test(number) && /\d{2}/.test(number) ? number.replace(/[^\d+]/g, '') : null;
}
