import type { ReactNode } from 'react';
import looks from './Table.module.css';
import { classes } from './classes';

export interface Column<Row> {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  num?: boolean;
  width?: 'narrow' | 'medium' | 'wide' | 'fill';
  /** Left out where there is little room. */
  minor?: boolean;
  /** Whether it is shown on a phone; unless said, it is. */
  phone?: false;
  /** Several lines are allowed. */
  wrap?: boolean;
  /** The last row, when the table adds up. */
  total?: ReactNode;
}

interface TableProps<Row> {
  label: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string | number;
  selected?: (row: Row) => boolean;
  onOpen?: (row: Row) => void;
  withTotal?: boolean;
  withoutHead?: boolean;
  stale?: boolean;
}

/** A table of fixed columns; numbers stand at the end of their column. */
export function Table<Row>({ label, columns, rows, rowKey, selected, onOpen, withTotal, withoutHead, stale }: TableProps<Row>) {
  const look = (column: Column<Row>) => classes(column.num && looks.num, column.wrap && looks.wrap, (column.minor || column.phone === false) && looks.noPhone, column.minor && looks.minor, column.width && looks[column.width]);
  return (
    <table className={looks.table} aria-label={label} data-stale={stale || undefined}>
      <thead className={withoutHead ? looks.hidden : undefined}>
        <tr>{columns.map((column) => <th key={column.key} scope="col" className={look(column)}>{column.head}</th>)}</tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} aria-current={selected?.(row) || undefined} data-opens={onOpen ? true : undefined} onClick={onOpen ? () => onOpen(row) : undefined}>
            {columns.map((column) => <td key={column.key} className={look(column)}>{column.cell(row)}</td>)}
          </tr>
        ))}
        {withTotal && <tr className={looks.total}>{columns.map((column) => <td key={column.key} className={look(column)}>{column.total}</td>)}</tr>}
      </tbody>
    </table>
  );
}
