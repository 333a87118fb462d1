/** So many lines stand above what is gone to. */
const linesAbove = 3;

/** Selects a part of a text of several lines and brings it into sight. */
export function selectIn(area: HTMLTextAreaElement, from: number, to: number): void {
  area.focus();
  area.setSelectionRange(from, to);
  const line = area.value.slice(0, from).split('\n').length - 1;
  area.scrollTop = Math.max(0, line - linesAbove) * parseFloat(getComputedStyle(area).lineHeight);
  area.scrollLeft = 0;
  area.scrollIntoView({ block: 'nearest' });
}
