// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { adopt, usual } from '~/person/preferences';
import { offer, run } from './dispatch';

const deeds: string[] = [];
const taken: (() => void)[] = [];
const offered = (...ids: Parameters<typeof offer>[0][]) => ids.forEach((id) => taken.push(offer(id, () => deeds.push(id))));
const press = (key: string, more: KeyboardEventInit = {}, at: EventTarget = document.body) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  at.dispatchEvent(event);
  return event.defaultPrevented;
};

afterEach(() => {
  taken.splice(0).forEach((take) => take());
  deeds.length = 0;
  adopt();
  document.body.innerHTML = '';
  vi.useRealTimers();
});

it('a key does what is possible here, and is left to the browser where nothing is', () => {
  offered('mute', 'ready');
  expect([press('F4'), press('r'), press('F8')]).toEqual([true, true, false]);
  expect(deeds).toEqual(['mute', 'ready']);
});

it('letters are left to whoever types; function keys and Ctrl work there too', () => {
  document.body.innerHTML = '<textarea></textarea>';
  const field = document.querySelector('textarea') as HTMLElement;
  offered('ready', 'mute', 'palette', 'go_desk');
  expect([press('r', {}, field), press('g', {}, field), press('d', {}, field), press('F4', {}, field), press('k', { ctrlKey: true }, field)]).toEqual([false, false, false, true, true]);
  expect(deeds).toEqual(['mute', 'palette']);
});

it('two keys one after another go to a page, if they come soon; the second alone means what it means alone', () => {
  vi.useFakeTimers({ now: 0 });
  offered('go_results', 'ready', 'up', 'go_customers');
  press('g');
  press('r');
  press('g');
  vi.setSystemTime(2000);
  press('r');
  press('g');
  press('x');
  press('r');
  expect(deeds).toEqual(['go_results', 'ready', 'ready']);
});

it('a function key counts even when a G was pressed by mistake; a letter after G is never a command of its own', () => {
  offered('mute', 'ready', 'go_desk');
  press('g');
  press('F4');
  press('g');
  press('r');
  expect(deeds).toEqual(['mute']);
});

it('a letter is heard before a widget that looks for what is typed; Escape and the like belong to the widget first', () => {
  document.body.innerHTML = '<menu></menu>';
  const menu = document.querySelector('menu') as HTMLElement;
  menu.addEventListener('keydown', (event) => event.preventDefault());
  offered('ready', 'mute');
  press('r', {}, menu);
  press('F4', {}, menu);
  expect(deeds).toEqual(['ready']);
});

it("a person's own keys act at once, and the old ones no more", () => {
  offered('mute');
  adopt({ ...usual, keys: { letters: true, changed: { mute: 'F10' } } });
  press('F4');
  press('F10');
  expect(deeds).toEqual(['mute']);
  adopt({ ...usual, keys: { letters: true, changed: { mute: '' } } });
  expect([press('F10'), run('mute'), run('hold')]).toEqual([false, true, false]);
});

it('a key held down counts once', () => {
  offered('mute');
  press('F4');
  press('F4', { repeat: true });
  expect(deeds).toEqual(['mute']);
});
