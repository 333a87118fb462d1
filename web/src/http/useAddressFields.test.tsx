// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { useAddressFields } from './useAddressFields';

type Change = ReturnType<typeof useAddressFields>[1];

beforeAll(() => vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true));
afterAll(() => vi.unstubAllGlobals());

/** Shows a page at this address; gives the way to change it as it was drawn first, however old that is by now. */
async function asDrawnFirst(search: string): Promise<Change> {
  window.history.replaceState(null, '', `/list${search}`);
  const drawn: Change[] = [];
  function Page() { drawn.push(useAddressFields()[1]); return null; }
  await act(async () => createRoot(document.createElement('div')).render(<BrowserRouter><Page /></BrowserRouter>));
  const [first] = drawn;
  if (!first) throw new Error('The page was not drawn.');
  return first;
}

it('a change takes fields away, leaves the rest as it is, and passes over what is not said', async () => {
  const change = await asDrawnFirst('?q=mjaa&from=2026-01-01&queue=sales');
  await act(async () => change({ from: null, queue: undefined, near: 'true' }));
  expect(window.location.search).toBe('?q=mjaa&queue=sales&near=true');
  await act(async () => change({ q: '' }));
  expect(window.location.search).toBe('?queue=sales&near=true');
});

it('two changes before the page is drawn again are both kept', async () => {
  const change = await asDrawnFirst('?add=1');
  await act(async () => { change({ edit: 'crm', add: null }); change({ tab: 'try' }); });
  expect(window.location.search).toBe('?edit=crm&tab=try');
});
