// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Clock } from './Clock';
import { useIsPast } from './clock';

const start = Date.parse('2026-11-22T10:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
let place: HTMLElement;
let root: Root;
let drawn = 0;

function Drawn({ since }: { since: string | number }) {
  drawn += 1;
  const past = useIsPast(start + 3000);
  return <p data-past={past}><Clock since={since} /></p>;
}

const draw = (since: string | number) => act(async () => root.render(<Drawn since={since} />));
const pass = (seconds: number) => act(async () => void vi.advanceTimersByTime(seconds * 1000));

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  vi.useFakeTimers({ now: start });
  place = document.createElement('div');
  root = createRoot(place);
  drawn = 0;
});

afterEach(async () => {
  await act(async () => root.unmount());
  vi.useRealTimers();
});

it('a clock is right at once, ticks, and follows another beginning, while nothing is drawn again', async () => {
  await draw(at(-134));
  expect(place.textContent).toBe('2:14');
  drawn = 0;
  await pass(2);
  expect(place.textContent).toBe('2:16');
  expect(drawn).toBe(0);
  await draw(at(-10));
  expect(place.textContent).toBe('0:12');
  await draw(0);
  expect(place.textContent).toBe('');
});

it('a moment is past from then on, and what asks is drawn again that once', async () => {
  await draw(at(0));
  drawn = 0;
  await pass(3);
  expect(place.querySelector('p')?.dataset.past).toBe('false');
  await pass(1);
  expect(place.querySelector('p')?.dataset.past).toBe('true');
  expect(drawn).toBe(1);
});
