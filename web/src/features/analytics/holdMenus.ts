import type { HoldMenuLine } from './api/holdMenus';

export interface Sum {
  key: string;
  what: string;
  name: string;
  times: number;
  begun: number;
  whole: number;
}

/** The same entry of all queues as one, in the order of their first line. */
function summed(lines: HoldMenuLine[], keyOf: (line: HoldMenuLine) => string): Sum[] {
  const sums = new Map<string, Sum>();
  for (const line of lines) {
    const sum = sums.get(keyOf(line)) ?? { key: keyOf(line), what: line.what, name: line.name, times: 0, begun: 0, whole: 0 };
    sums.set(sum.key, { ...sum, times: sum.times + line.times, begun: sum.begun + line.begun, whole: sum.whole + line.whole });
  }
  return [...sums.values()];
}

/** How often each kind of choice was made, most first. */
export function chosen(lines: HoldMenuLine[]): Sum[] {
  return summed(lines, ({ what }) => what).filter(({ times }) => times > 0).sort((one, other) => other.times - one.times);
}

/** What was played at callers' wish, by its name, most first. */
export function played(lines: HoldMenuLine[]): Sum[] {
  return summed(lines, ({ what, name }) => `${what} ${name}`).filter(({ begun, whole }) => begun > 0 || whole > 0).sort((one, other) => other.begun - one.begun);
}
