import { useEffect, useRef, useState, type KeyboardEvent, type UIEvent } from 'react';
import { usePrinting } from '../usePrinting';
import looks from './NumberGrid.module.css';
import { inSight } from './arrange';

const rowHeightNow = () => (document.documentElement.dataset.density === 'comfortable' ? 44 : 36);
const guessedHeight = 900;
const pageRows = 10;

interface NumberGridProps {
  label: string;
  corner: string;
  columns: { id: string; name: string }[];
  rows: { id: string; name: string }[];
  /** The number of a cell, 0 for none, and whether it is not saved yet. */
  cell: (row: string, column: string) => { number: number; changed: boolean };
  /** What a screen reader says of the number in a cell. */
  say: (number: number) => string;
  most: number;
  /** Without it the numbers are only shown. */
  onSet?: ((row: string, column: string, number: number) => void) | undefined;
}

/** Numbers of rows in columns. Arrows walk; a digit sets, plus, minus, Enter and a click change by one, Delete takes away. Only rows in sight are drawn. */
export function NumberGrid({ label, corner, columns, rows, cell, say, most, onSet }: NumberGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const [view, setView] = useState({ top: 0, height: guessedHeight });
  const moved = useRef(false);
  const printing = usePrinting();
  const height = rowHeightNow();
  const here = { row: Math.min(at.row, rows.length - 1), column: Math.min(at.column, columns.length - 1) };
  const { from, to } = printing ? { from: 0, to: rows.length } : inSight(rows.length, height, view.top, view.height);
  // A cell far away is drawn first, and takes the focus then.
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    const found = box.current?.querySelector<HTMLElement>(`[data-at="${here.row} ${here.column}"]`);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const go = (row: number, column: number) => {
    const next = { row: Math.max(0, Math.min(row, rows.length - 1)), column: Math.max(0, Math.min(column, columns.length - 1)) };
    const element = box.current;
    const top = next.row * height;
    if (element && top < element.scrollTop) element.scrollTop = top;
    if (element && top + 3 * height > element.scrollTop + element.clientHeight) element.scrollTop = top + 3 * height - element.clientHeight;
    moved.current = true;
    setAt(next);
  };
  const press = (event: KeyboardEvent<HTMLTableCellElement>, row: string, column: string, number: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inline = event.currentTarget.matches(':dir(rtl)') ? -1 : 1;
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, inline], ArrowLeft: [0, -inline], PageDown: [pageRows, 0], PageUp: [-pageRows, 0], Home: [0, -columns.length], End: [0, columns.length] }[event.key];
    const next = numberAfter(event.key, number, most);
    if (step) go(here.row + (step[0] ?? 0), here.column + (step[1] ?? 0));
    else if (next !== null) onSet?.(row, column, next);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const scroll = ({ currentTarget }: UIEvent<HTMLDivElement>) => setView({ top: currentTarget.scrollTop, height: currentTarget.clientHeight });
  const gap = (count: number) => count > 0 && <tr aria-hidden className={looks.gap}><td colSpan={columns.length + 1} style={{ height: count * height }} /></tr>;
  return (
    <div ref={box} className={looks.box} onScroll={scroll}>
      <table className={looks.grid} role="grid" aria-label={label} aria-rowcount={rows.length + 1} aria-readonly={!onSet}>
        <thead><tr><th scope="col">{corner}</th>{columns.map(({ id, name }) => <th key={id} scope="col" title={name}>{name}</th>)}</tr></thead>
        <tbody>
          {gap(from)}
          {rows.slice(from, to).map((row, offset) => (
            <tr key={row.id} aria-rowindex={from + offset + 2}>
              <th scope="row" title={row.name}>{row.name}</th>
              {columns.map((column, place) => {
                const { number, changed } = cell(row.id, column.id);
                const mine = from + offset === here.row && place === here.column;
                return (
                  <td key={column.id} role="gridcell" data-at={`${from + offset} ${place}`} data-may={onSet ? true : undefined} data-changed={changed || undefined} tabIndex={mine ? 0 : -1} aria-label={`${row.name}, ${column.name}: ${say(number)}`}
                    onFocus={() => setAt({ row: from + offset, column: place })} onKeyDown={(event) => press(event, row.id, column.id, number)} onClick={() => onSet?.(row.id, column.id, number >= most ? 0 : number + 1)}>{number || ''}</td>
                );
              })}
            </tr>
          ))}
          {gap(rows.length - to)}
        </tbody>
      </table>
    </div>
  );
}

/** The number after a key; null for a key that changes nothing. */
function numberAfter(key: string, number: number, most: number): number | null {
  if (/^\d$/.test(key)) return Math.min(Number(key), most);
  if (key === 'Delete' || key === 'Backspace') return 0;
  if (key === 'Enter' || key === ' ') return number >= most ? 0 : number + 1;
  if (key === '+') return Math.min(number + 1, most);
  return key === '-' ? Math.max(number - 1, 0) : null;
}
