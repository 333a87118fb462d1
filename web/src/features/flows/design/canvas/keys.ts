import type { Direction } from '../model/neighbour';

/** What a key does in the drawing. */
export type Deed = { go: Direction } | { push: Direction } | 'remove' | 'undo' | 'redo' | 'all' | 'leave';

const arrows: Record<string, Direction> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** Arrows go from step to step, with Shift they push it; Delete, Ctrl Z, Ctrl Shift Z or Ctrl Y, Ctrl A, Escape. */
export function deedOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): Deed | null {
  const held = ctrlKey || metaKey;
  if (altKey) return null;
  const arrow = arrows[key];
  if (arrow && !held) return shiftKey ? { push: arrow } : { go: arrow };
  if (held && key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo';
  if (held && key.toLowerCase() === 'y') return 'redo';
  if (held && key.toLowerCase() === 'a') return 'all';
  if (!held && (key === 'Delete' || key === 'Backspace')) return 'remove';
  return key === 'Escape' ? 'leave' : null;
}

/** Whether somebody types there: keys belong to the text. */
export function types(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"], [role="listbox"], [role="menu"]') !== null;
}
