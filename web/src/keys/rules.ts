import { commandIds, commands, type CommandId } from './commands';

export type KeyMap = Record<CommandId, string>;

interface OwnKeys {
  letters: boolean;
  changed: Record<string, string>;
}

/** A key with its modifiers as text: `F2`, `Shift+F2`, `Ctrl+Enter`, `j`, `?`. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const shift = event.shiftKey && event.key.length > 1;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
}

const functionKey = /^(Shift\+)?F\d+$/;

/** Function keys and those with Ctrl work everywhere; all others only while nothing is being typed. */
export function worksWhileTyping(key: string): boolean {
  return functionKey.test(key) || key.startsWith('Ctrl+');
}

const fields = 'input, textarea, select, [contenteditable="true"]';

/** Whether a key pressed there is text of somebody who types. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(fields) !== null;
}

/** The keys of a person: theirs where they changed one, else the usual; empty where there is none. */
export function keysOf({ letters, changed }: OwnKeys): KeyMap {
  const key = (id: CommandId) => changed[id] ?? commands[id].key;
  return Object.fromEntries(commandIds.map((id) => [id, letters || worksWhileTyping(key(id)) ? key(id) : ''])) as KeyMap;
}

// What browsers and systems keep for themselves, or people need for reading and typing.
const freeWithCtrl = [...'bikms.,;/', 'Enter'];
const freeFunctionKeys = ['F2', 'F4', 'F6', 'F8', 'F9', 'F10'];

/** Why a key cannot be had at all. */
export type Reserved = 'reserved' | 'digit' | 'letter';

export function reserved(id: CommandId, key: string): Reserved | null {
  const last = key.split(' ').at(-1) ?? '';
  if (/^\d$/.test(last)) return 'digit';
  if (functionKey.test(last)) return freeFunctionKeys.includes(last.replace('Shift+', '')) ? null : 'reserved';
  if (last.startsWith('Ctrl+')) return freeWithCtrl.includes(last.slice('Ctrl+'.length)) ? null : 'reserved';
  if (last.length !== 1 || last === ' ') return 'reserved';
  return commands[id].group === 'call' ? 'letter' : null;
}

/** The command that has this key already, or begins or ends with it. */
export function holder(id: CommandId, key: string, keys: KeyMap): CommandId | null {
  const clashes = (other: string) => other !== '' && (other === key || other.startsWith(`${key} `) || key.startsWith(`${other} `));
  return commandIds.find((each) => each !== id && clashes(keys[each])) ?? null;
}

/** What is kept when a command gets another key: what is usual again is not kept. */
export function withKey(changed: Record<string, string>, id: CommandId, key: string): Record<string, string> {
  const others = Object.fromEntries(Object.entries(changed).filter(([each]) => each !== id));
  return key === commands[id].key ? others : { ...others, [id]: key };
}

/** What a pressed key means for a command: pages are gone to by one key after another. */
export function meant(id: CommandId, key: string): string {
  return commands[id].group === 'go' && key.length === 1 ? `g ${key}` : key;
}

const signs: Record<string, string> = { Shift: '⇧', Enter: 'Enter', ArrowUp: '↑', ArrowDown: '↓' };

/** The caps of a key, as they are printed on a keyboard. */
export function capsOf(key: string, mac = false): string[] {
  return key.split(' ').flatMap((each) => (each === '' ? [] : each.split('+').map((part) => (part === 'Ctrl' && mac ? '⌘' : signs[part] ?? (part.length === 1 ? part.toUpperCase() : part)))));
}

/** A key in one short word, as buttons show it: `F2`, `⇧F2`, `Ctrl Enter`, `G D`. */
export function written(key: string, mac = false): string {
  return capsOf(key, mac).join(' ').replace('⇧ ', '⇧');
}
