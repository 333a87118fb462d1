/** Needs as the server writes them: `german>=3 | english`. All needs of a contact must be met, each by any of its alternatives. */

export interface Wanted {
  skill: string;
  level: number;
}

export const levelMax = 10;
const alternativesMax = 10;

function wanted(text: string): Wanted | null {
  const [skill = '', level, ...more] = text.split('>=').map((part) => part.trim());
  if (!skill || more.length) return null;
  if (level === undefined) return { skill, level: 1 };
  return /^\d+$/.test(level) && Number(level) >= 1 && Number(level) <= levelMax ? { skill, level: Number(level) } : null;
}

/** What meets the need; null where it is not written as it must be. */
export function readNeed(need: string): Wanted[] | null {
  const found = need.split('|').map(wanted);
  return found.length <= alternativesMax && found.every((each) => each !== null) ? found : null;
}

/** The need as it is stored. */
export function writeNeed(alternatives: Wanted[]): string {
  return alternatives.map(({ skill, level }) => (level > 1 ? `${skill}>=${level}` : skill)).join(' | ');
}

/** Whether somebody with these levels of skills meets the need; nobody meets one that cannot be read. */
export function meets(levels: Record<string, number>, need: string): boolean {
  return readNeed(need)?.some(({ skill, level }) => (levels[skill] ?? 0) >= level) ?? false;
}
