import { describe, expect, it } from 'vitest';
import en from '~/texts/en.json';
import { commandIds, commands } from './commands';
import { capsOf, holder, keyName, keysOf, meant, reserved, withKey, worksWhileTyping, written } from './rules';

const usual = keysOf({ letters: true, changed: {} });
const pressed = (key: string, more: Partial<KeyboardEvent> = {}) => keyName({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });

describe('the usual keys', () => {
  it('are all different, may be had, and have words', () => {
    for (const id of commandIds) {
      expect(reserved(id, commands[id].key), id).toBeNull();
      expect(holder(id, commands[id].key, usual), id).toBeNull();
      expect((en.keys as Record<string, string>)[id], id).toBeTruthy();
    }
  });

  it('in a call all work while one types', () => {
    for (const id of commandIds.filter((each) => commands[each].group === 'call')) expect(worksWhileTyping(usual[id]), id).toBe(true);
  });
});

describe("a person's own keys", () => {
  it('take the place of the usual ones; with letters switched off only those remain that work while typing', () => {
    const own = keysOf({ letters: true, changed: { mute: 'F10', ready: '', nobody_knows: 'x' } });
    expect([own.mute, own.ready, own.hold]).toEqual(['F10', '', 'F8']);
    const quiet = keysOf({ letters: false, changed: { ready: 'Shift+F6' } });
    expect([quiet.ready, quiet.not_ready, quiet.go_desk, quiet.palette]).toEqual(['Shift+F6', '', '', 'Ctrl+k']);
  });

  it('cannot be those of browser, system, reading or digits', () => {
    for (const key of ['F1', 'F5', 'F11', 'F12', 'Ctrl+t', 'Ctrl+w', 'Ctrl+c', 'Alt+x', 'Ctrl+Alt+k', 'Tab', 'Enter', ' ', 'ArrowUp', 'Ctrl+Shift+Enter', 'PageDown']) expect(reserved('ready', key), key).toBe('reserved');
    expect(reserved('ready', '5')).toBe('digit');
    expect(reserved('go_desk', 'g 5')).toBe('digit');
    expect(reserved('mute', 'm')).toBe('letter');
    expect(reserved('ready', 'x')).toBeNull();
    expect(reserved('mute', 'Shift+F4')).toBeNull();
  });

  it('clash with the key of another command, also where one begins with the other', () => {
    expect(holder('ready', 'n', usual)).toBe('not_ready');
    expect(holder('ready', 'g', usual)).toBe('go_desk');
    expect(holder('go_desk', meant('go_desk', 'b'), usual)).toBe('go_board');
    expect(holder('go_desk', 'r', usual)).toBe('ready');
    expect(holder('ready', 'x', usual)).toBeNull();
    expect(holder('not_ready', 'r', { ...usual, ready: '' })).toBeNull();
  });

  it('are kept only where they differ from the usual ones', () => {
    expect(withKey({ mute: 'F10' }, 'hold', 'F6')).toEqual({ mute: 'F10', hold: 'F6' });
    expect(withKey({ mute: 'F10', hold: 'F6' }, 'mute', 'F4')).toEqual({ hold: 'F6' });
    expect(withKey({}, 'mute', '')).toEqual({ mute: '' });
  });
});

describe('a key', () => {
  it('is named with its modifiers, letters small, signs as they are typed', () => {
    expect([pressed('F2', { shiftKey: true }), pressed('K', { ctrlKey: true }), pressed('k', { metaKey: true }), pressed('?', { shiftKey: true }), pressed('R', { shiftKey: true })]).toEqual(['Shift+F2', 'Ctrl+k', 'Ctrl+k', '?', 'r']);
  });

  it('is written as it is printed', () => {
    expect([written('Shift+F2'), written('Ctrl+Enter'), written('Ctrl+k', true), written('g d'), written('')]).toEqual(['⇧F2', 'Ctrl Enter', '⌘ K', 'G D', '']);
    expect(capsOf('g d')).toEqual(['G', 'D']);
  });
});
