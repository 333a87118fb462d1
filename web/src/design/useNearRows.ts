import { useLayoutEffect, useState, type RefObject } from 'react';
import { usePrinting } from './usePrinting';

/** Up to so many are all drawn. */
const drawnMax = 200;
/** So many are drawn to begin with, before anything is measured. */
const drawnFirst = 60;
/** So far outside the window rows are still drawn, in pixels. */
const nearPx = 600;
/** Rows come and go so many together. */
const rowsTogether = 4;

interface Near {
  from: number;
  to: number;
  /** Heights of what is left out before and after, in pixels. */
  above: number;
  below: number;
}

/** The columns of a grid, and from one row's top to the next one's, in pixels. */
interface Measure {
  columns: number;
  pitch: number;
}

function measured(list: HTMLElement): Measure {
  const { gridTemplateColumns, rowGap } = getComputedStyle(list);
  return { columns: gridTemplateColumns.split(' ').length, pitch: (list.firstElementChild?.clientHeight ?? 0) + parseFloat(rowGap) };
}

/** Which of `count` tiles of equal height stand in the window or near it. */
export function near(count: number, { columns, pitch }: Measure, top: number, windowHeight: number): Near {
  const rows = Math.ceil(count / columns);
  const step = (row: number) => Math.min(rows, Math.max(0, row * rowsTogether));
  const first = step(Math.floor((-top - nearPx) / pitch / rowsTogether));
  const last = Math.max(first, step(Math.ceil((windowHeight - top + nearPx) / pitch / rowsTogether)));
  return { from: first * columns, to: Math.min(count, last * columns), above: first * pitch, below: (rows - last) * pitch };
}

/** Of a long list of tiles in a grid: those to draw, as it scrolls; on paper all of them. */
export function useNearRows(list: RefObject<HTMLElement | null>, count: number): Near {
  const printing = usePrinting();
  const long = count > drawnMax;
  const [at, setAt] = useState<Near>({ from: 0, to: drawnFirst, above: 0, below: 0 });
  useLayoutEffect(() => {
    const element = list.current;
    if (!long || !element) return;
    let measure = measured(element);
    const look = () => {
      const next = near(count, measure, element.getBoundingClientRect().top, window.innerHeight);
      setAt((last) => (last.from === next.from && last.to === next.to && last.below === next.below ? last : next));
    };
    const size = new ResizeObserver(() => {
      if (element.firstElementChild) measure = measured(element);
      look();
    });
    size.observe(element);
    // Whatever it is that scrolls, the panel on a desk or the page on a phone.
    window.addEventListener('scroll', look, { capture: true, passive: true });
    window.addEventListener('resize', look);
    return () => { size.disconnect(); window.removeEventListener('scroll', look, { capture: true }); window.removeEventListener('resize', look); };
  }, [list, long, count]);
  return long && !printing ? at : { from: 0, to: count, above: 0, below: 0 };
}
