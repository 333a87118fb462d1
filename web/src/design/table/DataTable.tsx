import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type UIEvent } from 'react';
import { useCommand } from '~/keys/useCommand';
import { Icon } from '../Icon';
import { usePrinting } from '../usePrinting';
import { classes } from '../classes';
import table from '../Table.module.css';
import looks from './DataTable.module.css';
import { inSight, turned, type DataColumn, type Sort } from './arrange';

/** As high as rows are in the density that the person chose. */
const rowHeightNow = () => (document.documentElement.dataset.density === 'comfortable' ? 44 : 36);
const virtualAbove = 200;
const guessedHeight = 900;

interface DataTableProps<Row> {
  label: string;
  columns: DataColumn<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string;
  /** What a screen reader says of the row's opener. */
  name: (row: Row) => string;
  sort: Sort;
  onSort: (sort: Sort) => void;
  /** The row that is opened. */
  at: string | null;
  onOpen: (key: string) => void;
  /** Stands under the last row. */
  foot?: ReactNode;
}

/** Rows to open: sorted by their heads, walked with J and K or the arrows, opened with Enter. Long lists draw only what is in sight. */
export function DataTable<Row>({ label, columns, rows, rowKey, name, sort, onSort, at, onOpen, foot }: DataTableProps<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const [here, setHere] = useState<string | null>(at);
  const [view, setView] = useState({ top: 0, height: guessedHeight });
  const printing = usePrinting();
  const long = rows.length > virtualAbove && !printing;
  const rowHeight = rowHeightNow();
  const { from, to } = long ? inSight(rows.length, rowHeight, view.top, view.height) : { from: 0, to: rows.length };
  const place = Math.max(0, rows.findIndex((row) => rowKey(row) === here));
  const wanted = useRef<string | null>(null);

  const focusRow = (key: string): boolean => {
    const opener = box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
    opener?.focus({ preventScroll: true });
    return opener != null;
  };
  const walkTo = (next: number) => {
    const row = rows[Math.min(Math.max(next, 0), rows.length - 1)];
    if (!row) return;
    const key = rowKey(row);
    const top = rows.indexOf(row) * rowHeight;
    const element = box.current;
    if (element && top < element.scrollTop) element.scrollTop = top;
    if (element && top + 2 * rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + 2 * rowHeight - element.clientHeight;
    wanted.current = key;
    setHere(key);
    focusRow(key);
  };
  // A row far away is drawn first, and takes the focus then.
  useEffect(() => {
    if (wanted.current !== null && wanted.current === here && focusRow(here)) wanted.current = null;
  });
  // Whatever was opened is where the keys go on; closing returns to its row.
  const opened = useRef(at);
  useEffect(() => {
    if (at) setHere(at);
    else if (opened.current) focusRow(opened.current);
    opened.current = at;
  }, [at]);

  const started = here !== null && rows.some((row) => rowKey(row) === here);
  useCommand('down', () => walkTo(started ? place + 1 : 0));
  useCommand('up', () => walkTo(place - 1));
  const arrows = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    walkTo(place + step);
  };
  const scroll = ({ currentTarget }: UIEvent<HTMLDivElement>) => long && setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight });
  const look = (column: DataColumn<Row>) => classes(column.num && table.num, column.width && table[column.width]);
  const sortedBy = sort.replace(/^-/, '');
  const down = sort.startsWith('-');

  return (
    <div ref={box} className={looks.box} onScroll={scroll}>
      <table className={table.table} aria-label={label} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={look(column)} aria-sort={column.by && column.key === sortedBy ? (down ? 'descending' : 'ascending') : undefined}>
                {column.by ? (
                  <button type="button" className={looks.head} onClick={() => onSort(turned(sort, column.key))}>
                    {column.head}{column.key === sortedBy && <Icon of={down ? IconChevronDown : IconChevronUp} size="xs" />}
                  </button>
                ) : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {from > 0 && <tr aria-hidden className={looks.gap}><td colSpan={columns.length} style={{ height: from * rowHeight }} /></tr>}
          {rows.slice(from, to).map((row, offset) => {
            const key = rowKey(row);
            const first = here === null || !started ? from + offset === 0 : key === here;
            return (
              <tr key={key} aria-rowindex={from + offset + 2} aria-current={key === at || undefined} data-opens onClick={() => onOpen(key)}>
                {columns.map((column, index) => (
                  <td key={column.key} className={look(column)}>
                    {index === 0 ? (
                      <button type="button" data-row={key} aria-label={name(row)} title={name(row)} tabIndex={first ? 0 : -1} className={looks.opener} onFocus={() => setHere(key)} onKeyDown={arrows} onClick={(event) => { event.stopPropagation(); onOpen(key); }}>{column.cell(row)}</button>
                    ) : column.cell(row)}
                  </td>
                ))}
              </tr>
            );
          })}
          {to < rows.length && <tr aria-hidden className={looks.gap}><td colSpan={columns.length} style={{ height: (rows.length - to) * rowHeight }} /></tr>}
        </tbody>
      </table>
      {foot}
    </div>
  );
}
