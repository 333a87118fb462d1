import type { Point } from './edit';

export type Direction = 'left' | 'right' | 'up' | 'down';

const towards: Record<Direction, Point> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };
/** How much more it counts to be off the line than to be further along it. */
const asideCosts = 2.5;

/** The node to which an arrow key leads from this one; null where there is none on that side. */
export function neighbour(places: Record<string, Point>, from: string, direction: Direction): string | null {
  const here = places[from];
  if (!here) return Object.keys(places)[0] ?? null;
  const [dx, dy] = towards[direction];
  let best: { id: string; cost: number } | null = null;
  for (const [id, [x, y]] of Object.entries(places)) {
    const along = (x - here[0]) * dx + (y - here[1]) * dy;
    const aside = Math.abs((x - here[0]) * dy) + Math.abs((y - here[1]) * dx);
    if (id === from || along <= 0 || aside > along * 4) continue;
    const cost = along + aside * asideCosts;
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}
