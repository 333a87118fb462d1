// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTexts } from '~/texts/language';
import { Stumbling } from './Stumbling';

const place = document.createElement('div');
const root = createRoot(place);
beforeAll(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await startTexts();
});
afterAll(() => vi.unstubAllGlobals());

function Broken(): never { throw new Error('This page breaks.'); }

const show = (at: string, breaks: boolean) => act(async () => root.render(
  <MantineProvider><MemoryRouter><b>In a call</b><Stumbling at={at}>{breaks ? <Broken /> : <p>{`Page ${at}`}</p>}</Stumbling></MemoryRouter></MantineProvider>,
));

it('a page that breaks leaves what stands around it, and the next page is there again', async () => {
  await show('/board', false);
  expect(place.textContent).toContain('Page /board');
  await show('/contacts', true);
  expect(place.textContent).toContain('In a call');
  expect(place.querySelector('main button')).not.toBeNull();
  expect(place.textContent).not.toContain('Page');
  await show('/contacts', false);
  expect(place.textContent).not.toContain('Page');
  await show('/figures', false);
  expect(place.textContent).toContain('Page /figures');
});
