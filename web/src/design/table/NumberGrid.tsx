import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { holds, isSame, led, numberAfter, placesIn, type Place } from './grid';
import looks from './NumberGrid.module.css';
import { useGridWalk } from './useGridWalk';

const [columnWidth, headWidth] = [104, 220];

export interface GridCell {
  row: string;
  column: string;
  number: number;
}

interface NumberGridProps {
  label: string;
  corner: ReactNode;
  /** `note` stands below the name of a column. */
  columns: { id: string; name: string; note?: ReactNode }[];
  rows: { id: string; name: string }[];
  /** The number of a cell, 0 for none, and whether it is not saved yet. */
  cell: (row: string, column: string) => { number: number; changed: boolean };
  /** What a screen reader says of the number in a cell. */
  say: (number: number) => string;
  most: number;
  /** All cells that one key changed. Without it the numbers are only shown. */
  onSet?: ((cells: GridCell[]) => void) | undefined;
  onUndo?: (() => void) | undefined;
  onRedo?: (() => void) | undefined;
}

/**
 * Numbers of rows in columns, hundreds of each: only what is in sight is drawn. Arrows walk, with Shift over a range, as a click with Shift does;
 * in all of it a digit sets, plus, minus and Enter change by one, Delete takes away.
 */
export function NumberGrid({ label, corner, columns, rows, cell, say, most, onSet, onUndo, onRedo }: NumberGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const { here, height, drawnRows, drawnColumns, range, go, onScroll } = useGridWalk(box, { rows: rows.length, columns: columns.length, columnWidth, headWidth });
  const grows = useRef(false);
  const change = (key: string, places: Place[]) => {
    const cells = places.flatMap((place) => {
      const [row, column] = [rows[place.row]?.id, columns[place.column]?.id];
      if (row === undefined || column === undefined) return [];
      const number = numberAfter(key, cell(row, column).number, most);
      return number === null ? [] : [{ row, column, number }];
    });
    if (cells.length) onSet?.(cells);
    return cells.length > 0;
  };
  const press = (event: KeyboardEvent<HTMLTableElement>) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const held = ctrlKey || metaKey;
    const back = held && key.toLowerCase() === 'z' ? (shiftKey ? onRedo : onUndo) : held && key.toLowerCase() === 'y' ? onRedo : undefined;
    if (back) back();
    else if (held || altKey) return;
    else {
      const next = led(key, here, rows.length, columns.length, event.currentTarget.matches(':dir(rtl)'));
      if (next) go(next, shiftKey);
      else if (!change(key, placesIn(range))) return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const shownRows = rows.slice(drawnRows.from, drawnRows.to);
  const shownColumns = columns.slice(drawnColumns.from, drawnColumns.to);
  // Whoever comes by Tab finds a cell, even if the one they left is out of sight.
  const stop = holds({ top: drawnRows.from, bottom: drawnRows.to - 1, first: drawnColumns.from, last: drawnColumns.to - 1 }, here) ? here : { row: drawnRows.from, column: drawnColumns.from };
  const aside = (count: number, head: boolean) => count > 0 && (head ? <th aria-hidden className={looks.aside} style={{ minWidth: count * columnWidth, width: count * columnWidth }} /> : <td aria-hidden className={looks.aside} />);
  const gap = (count: number) => count > 0 && <tr aria-hidden className={looks.gap}><td colSpan={shownColumns.length + 3} style={{ height: count * height }} /></tr>;
  const [before, after] = [drawnColumns.from, columns.length - drawnColumns.to];
  return (
    <div ref={box} className={looks.box} onScroll={onScroll}>
      <table className={looks.grid} role="grid" aria-label={label} aria-rowcount={rows.length + 1} aria-colcount={columns.length + 1} aria-readonly={!onSet} aria-multiselectable tabIndex={-1} onKeyDown={press}>
        <thead><tr><th scope="col">{corner}</th>{aside(before, true)}{shownColumns.map(({ id, name, note }, n) => <th key={id} scope="col" aria-colindex={before + n + 2} title={name}><span>{name}</span>{note}</th>)}{aside(after, true)}</tr></thead>
        <tbody>
          {gap(drawnRows.from)}
          {shownRows.map((row, offset) => (
            <tr key={row.id} aria-rowindex={drawnRows.from + offset + 2}>
              <th scope="row" title={row.name}>{row.name}</th>
              {aside(before, false)}
              {shownColumns.map((column, n) => {
                const place = { row: drawnRows.from + offset, column: before + n };
                const { number, changed } = cell(row.id, column.id);
                const chosen = holds(range, place);
                return (
                  <td key={column.id} role="gridcell" data-at={`${place.row} ${place.column}`} data-may={onSet ? true : undefined} data-changed={changed || undefined} aria-selected={chosen} aria-colindex={place.column + 2}
                    tabIndex={isSame(place, stop) ? 0 : -1} aria-label={`${row.name}, ${column.name}: ${say(number)}`}
                    onMouseDown={({ shiftKey }) => { grows.current = shiftKey; if (isSame(place, here)) go(place, shiftKey); }} onFocus={() => { if (!isSame(place, here)) go(place, grows.current); grows.current = false; }}
                    onDoubleClick={() => change('Enter', [place])}>{number || ''}</td>
                );
              })}
              {aside(after, false)}
            </tr>
          ))}
          {gap(rows.length - drawnRows.to)}
        </tbody>
      </table>
    </div>
  );
}
