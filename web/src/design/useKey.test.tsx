// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { useKey } from './useKey';

const heard: string[] = [];

function Ear({ keys }: { keys: string | string[] }) {
  useKey(keys, (name) => heard.push(name));
  return <><button type="button">Play</button><input /></>;
}

let leave = () => {};

/** Draws it, and gives the button and the field that can have the focus. */
function draw(keys: string | string[]): [button: Element, field: Element] {
  heard.length = 0;
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  act(() => root.render(<Ear keys={keys} />));
  leave = () => { act(() => root.unmount()); place.remove(); };
  return [place.querySelector('button') as Element, place.querySelector('input') as Element];
}

beforeAll(() => { vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true); });
afterEach(() => leave());

const press = (key: string, at: Element = document.body) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  at.dispatchEvent(event);
  return event.defaultPrevented;
};

it('the space bar acts where nothing has the focus, and is left to a button that has it', () => {
  const [button, field] = draw(' ');
  expect([press(' '), press(' ', button), press(' ', field)]).toEqual([true, false, false]);
  expect(heard).toEqual([' ']);
});

it('one of several keys acts, but not while somebody types', () => {
  const [button, field] = draw(['1', '2']);
  expect([press('2'), press('3'), press('1', field), press('1', button)]).toEqual([true, false, false, true]);
  expect(heard).toEqual(['2', '1']);
});
