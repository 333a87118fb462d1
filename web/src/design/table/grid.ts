/** A cell of a grid by its row and column, counted from 0. */
export interface Place {
  row: number;
  column: number;
}

export interface Range {
  top: number;
  bottom: number;
  first: number;
  last: number;
}

export function isSame(one: Place, other: Place): boolean {
  return one.row === other.row && one.column === other.column;
}

/** The cells between two corners, both with them. */
export function between(one: Place, other: Place): Range {
  return { top: Math.min(one.row, other.row), bottom: Math.max(one.row, other.row), first: Math.min(one.column, other.column), last: Math.max(one.column, other.column) };
}

export function holds({ top, bottom, first, last }: Range, { row, column }: Place): boolean {
  return row >= top && row <= bottom && column >= first && column <= last;
}

export function sizeOf({ top, bottom, first, last }: Range): number {
  return (bottom - top + 1) * (last - first + 1);
}

/** All places of a range, row by row. */
export function placesIn({ top, bottom, first, last }: Range): Place[] {
  const width = last - first + 1;
  return Array.from({ length: (bottom - top + 1) * width }, (_, n) => ({ row: top + Math.floor(n / width), column: first + (n % width) }));
}

const pageRows = 10;

/** Where a key leads from a cell, inside a grid of this size; null for a key that leads nowhere. */
export function led(key: string, { row, column }: Place, rows: number, columns: number, rtl: boolean): Place | null {
  const inline = rtl ? -1 : 1;
  const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, inline], ArrowLeft: [0, -inline], PageDown: [pageRows, 0], PageUp: [-pageRows, 0], Home: [0, -columns], End: [0, columns] }[key];
  if (!step) return null;
  const inside = (wanted: number, count: number) => Math.max(0, Math.min(wanted, count - 1));
  return { row: inside(row + (step[0] ?? 0), rows), column: inside(column + (step[1] ?? 0), columns) };
}

/** The number after a key; null for a key that changes nothing. */
export function numberAfter(key: string, number: number, most: number): number | null {
  if (/^\d$/.test(key)) return Math.min(Number(key), most);
  if (key === 'Delete' || key === 'Backspace') return 0;
  if (key === 'Enter' || key === ' ') return number >= most ? 0 : number + 1;
  if (key === '+') return Math.min(number + 1, most);
  return key === '-' ? Math.max(number - 1, 0) : null;
}
