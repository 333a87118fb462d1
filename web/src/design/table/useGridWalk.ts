import { useEffect, useRef, useState, type RefObject, type UIEvent } from 'react';
import { usePrinting } from '../usePrinting';
import { inSight } from './arrange';
import { between, isSame, type Place } from './grid';

const rowHeightNow = () => (document.documentElement.dataset.density === 'comfortable' ? 44 : 36);
/** Before anything is measured. */
const guessed = { top: 0, start: 0, height: 900, width: 1200 };
const columnsAround = 3;
const origin = { row: 0, column: 0 };

interface Size {
  rows: number;
  columns: number;
  columnWidth: number;
  headWidth: number;
}

/** Where one stands in a large grid of which only what is in sight is drawn, and the range that reaches there. */
export function useGridWalk(box: RefObject<HTMLDivElement | null>, { rows, columns, columnWidth, headWidth }: Size) {
  const [at, setAt] = useState<Place>(origin);
  const [anchor, setAnchor] = useState<Place>(origin);
  const [view, setView] = useState(guessed);
  const wanted = useRef<Place | null>(null);
  const printing = usePrinting();
  const height = rowHeightNow();
  const inside = ({ row, column }: Place): Place => ({ row: Math.max(0, Math.min(row, rows - 1)), column: Math.max(0, Math.min(column, columns - 1)) });
  const here = inside(at);
  const drawnRows = printing ? { from: 0, to: rows } : inSight(rows, height, view.top, view.height);
  const drawnColumns = printing ? { from: 0, to: columns } : inSight(columns, columnWidth, view.start, view.width - headWidth, columnsAround);

  const cellAt = ({ row, column }: Place) => box.current?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`);
  const walks = useRef(false);
  useEffect(() => {
    const leave = ({ target }: PointerEvent) => { if (!(target instanceof Node && box.current?.contains(target))) walks.current = false; };
    document.addEventListener('pointerdown', leave, true);
    return () => document.removeEventListener('pointerdown', leave, true);
  }, [box]);

  // A cell far away is drawn first, and takes the focus then; so does one that was taken away under the focus and is drawn again.
  // A key may come before the effect of the last one has run: that effect knows the last place only, and must leave the new one alone.
  useEffect(() => {
    const isWanted = wanted.current !== null && isSame(inside(wanted.current), here);
    if (!isWanted && !(walks.current && document.activeElement === document.body)) return;
    const found = cellAt(here);
    if (!found) return;
    wanted.current = null;
    found.focus({ preventScroll: true });
    found.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  const show = ({ row, column }: Place) => {
    const element = box.current;
    if (!element) return;
    const rtl = element.matches(':dir(rtl)') ? -1 : 1;
    const [top, start] = [row * height, column * columnWidth];
    if (top < element.scrollTop) element.scrollTop = top;
    if (top + 4 * height > element.scrollTop + element.clientHeight) element.scrollTop = top + 4 * height - element.clientHeight;
    const [now, room] = [Math.abs(element.scrollLeft), element.clientWidth - headWidth];
    if (start < now) element.scrollLeft = rtl * start;
    if (start + columnWidth > now + room) element.scrollLeft = rtl * (start + columnWidth - room);
  };
  /** Goes to a cell; a range grows from where it began. */
  const go = (next: Place, grows: boolean) => {
    // The cell one leaves goes out of sight before a far one is drawn: meanwhile the grid itself hears the keys, so that none is lost.
    if (!cellAt(next)) box.current?.querySelector('table')?.focus({ preventScroll: true });
    show(next);
    wanted.current = next;
    walks.current = true;
    setAt(next);
    if (!grows) setAnchor(next);
  };
  const onScroll = ({ currentTarget }: UIEvent<HTMLDivElement>) => setView({ top: currentTarget.scrollTop, start: Math.abs(currentTarget.scrollLeft), height: currentTarget.clientHeight, width: currentTarget.clientWidth });
  return { here, height, drawnRows, drawnColumns, range: between(inside(anchor), here), go, onScroll };
}
