// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { act, createElement, type ElementType } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { expect, it, vi } from 'vitest';
import { startTexts } from '~/texts/language';

/** Every kind of element that was made. */
const made = vi.hoisted(() => new Set<unknown>());
vi.mock('react/jsx-dev-runtime', async (original) => {
  const runtime = await original<{ jsxDEV: (type: ElementType, ...rest: unknown[]) => unknown }>();
  return { ...runtime, jsxDEV: (type: ElementType, ...rest: unknown[]) => { made.add(type); return runtime.jsxDEV(type, ...rest); } };
});
// What draws on a canvas or reads the styles of a real page is looked at in a browser.
vi.mock('../chart/draw', () => ({ Drawing: class { show() { return undefined; } end() { return undefined; } } }));
vi.mock('wavesurfer.js', () => ({ default: { create: () => ({ on: () => undefined, destroy: () => undefined, setPlaybackRate: () => undefined }) } }));
vi.mock('./forced', () => ({ useForcedStates: () => undefined }));
vi.mock('./contrast', () => ({ pairs: [], contrast: () => 21, rgbOf: () => [0, 0, 0] }));

/** The parts of the design by name: whatever is exported under a name with a capital and can be drawn. */
async function components(): Promise<[string, unknown][]> {
  const files = import.meta.glob<Record<string, unknown>>(['../**/*.tsx', '!../gallery/**', '!../**/*.test.tsx']);
  const modules = await Promise.all(Object.values(files).map((load) => load()));
  return modules.flatMap((module) => Object.entries(module)).filter(([name, value]) => /^[A-Z]/.test(name) && (typeof value === 'function' || (typeof value === 'object' && value !== null && '$$typeof' in value)));
}

function standIns(): void {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }));
  vi.stubGlobal('ResizeObserver', class { observe() { return undefined; } unobserve() { return undefined; } disconnect() { return undefined; } });
}

it('the gallery shows every component of the design', async () => {
  standIns();
  await startTexts();
  const { galleryParts, parts } = await import('./Gallery');
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  const draw = (part: (typeof galleryParts)[number]) => createElement(MantineProvider, null, createElement(MemoryRouter, null, createElement(parts[part])));
  for (const part of galleryParts) {
    await act(async () => root.render(draw(part)));
    expect(place.querySelectorAll('section[aria-label]').length, part).toBeGreaterThan(4);
    const menu = place.querySelector<HTMLElement>('[aria-haspopup="menu"]:not([inert] *)');
    if (part === 'controls') await act(async () => menu?.click());
  }
  const all = await components();
  expect(all.length).toBeGreaterThan(100);
  const missing = all.filter(([, component]) => !made.has(component)).map(([name]) => name);
  expect(missing, 'show these in src/design/gallery/parts, in every state they have').toEqual([]);
  await act(async () => root.unmount());
}, 60_000);
