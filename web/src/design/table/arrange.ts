import type { Column } from '../Table';

/** A column by which rows may be sorted and found. */
export interface DataColumn<Row> extends Column<Row> {
  /** What rows are sorted by; without it the head is no button. */
  by?: (row: Row) => string | number | null;
  /** Words by which a row is found; `by` where nothing else is said. */
  find?: (row: Row) => string;
}

/** `name` upwards, `-name` downwards. */
export type Sort = string;

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function wordsOf<Row>(columns: DataColumn<Row>[], row: Row): string {
  return plain(columns.map((column) => column.find?.(row) ?? column.by?.(row) ?? '').join(' '));
}

/** The rows that hold every word that is looked for, wherever; accents and capitals do not count. */
export function found<Row>(rows: Row[], columns: DataColumn<Row>[], text: string): Row[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return words.length ? rows.filter((row) => { const all = wordsOf(columns, row); return words.every((word) => all.includes(word)); }) : rows;
}

/** The rows in order of a column; those without a value come last, whichever way. */
export function sorted<Row>(rows: Row[], columns: DataColumn<Row>[], sort: Sort, language: string): Row[] {
  const down = sort.startsWith('-');
  const by = columns.find(({ key }) => key === sort.replace(/^-/, ''))?.by;
  if (!by) return rows;
  const collator = new Intl.Collator(language, { numeric: true });
  const compare = (one: string | number, other: string | number) => (typeof one === 'number' && typeof other === 'number' ? one - other : collator.compare(String(one), String(other)));
  return [...rows].sort((left, right) => {
    const [one, other] = [by(left), by(right)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return down ? compare(other, one) : compare(one, other);
  });
}

/** The next sorting when a head is pressed: upwards, downwards, upwards. */
export function turned(sort: Sort, key: string): Sort {
  return sort === key ? `-${key}` : key;
}

/** Which rows are drawn of a long list: those in sight and some around them. */
export function inSight(count: number, rowHeight: number, scrolled: number, height: number, around = 12): { from: number; to: number } {
  const from = Math.max(0, Math.floor(scrolled / rowHeight) - around);
  return { from: Math.min(from, count), to: Math.min(count, Math.ceil((scrolled + height) / rowHeight) + around) };
}
