import { preferences, listen } from '~/person/preferences';
import type { CommandId } from './commands';
import { onKeyDown } from './onKeyDown';
import { isTyping, keyName, keysOf, worksWhileTyping, type KeyMap } from './rules';

/** How long the second key of two may take. */
const patienceMs = 1500;

interface Deed {
  id: CommandId;
  act: () => void;
}

let source = preferences().keys;
let keys = keysOf(source);
let deeds: readonly Deed[] = [];
let begun: { key: string; at: number } | null = null;
let deafen: (() => void) | null = null;
const listeners = new Set<() => void>();

const tellAll = () => listeners.forEach((tell) => tell());

/** The keys of the person who is here. */
export function keyMap(): KeyMap {
  if (preferences().keys !== source) {
    source = preferences().keys;
    keys = keysOf(source);
  }
  return keys;
}

/** What can be done on this page right now. */
export const possible = (): readonly Deed[] => deeds;

export function onKeys(tell: () => void): () => void {
  const unlisten = listen(tell);
  listeners.add(tell);
  return () => { unlisten(); listeners.delete(tell); };
}

/** Offers a command for as long as it is not taken away again. */
export function offer(id: CommandId, act: () => void): () => void {
  const deed = { id, act };
  deafen ??= onKeyDown(press);
  deeds = [...deeds, deed];
  tellAll();
  return () => {
    deeds = deeds.filter((each) => each !== deed);
    if (!deeds.length) {
      deafen?.();
      deafen = null;
    }
    tellAll();
  };
}

/** Gives a command by other means than its key. Gives false where it cannot be given now. */
export function run(id: CommandId): boolean {
  const deed = deeds.find((each) => each.id === id);
  deed?.act();
  return deed !== undefined;
}

function press(event: KeyboardEvent): void {
  if (event.repeat || event.defaultPrevented || ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(event.key)) return;
  const name = keyName(event);
  const whole = begun && Date.now() - begun.at < patienceMs ? `${begun.key} ${name}` : name;
  begun = null;
  const typing = isTyping(event.target);
  const map = keyMap();
  const open = deeds.filter(({ id }) => map[id] !== '' && (!typing || worksWhileTyping(map[id])));
  // F2 answers even after a lonely G; a letter that completes no pair was meant for one that is not to be had here.
  const meant = name.length > 1 ? [whole, name] : [whole];
  const deed = open.find(({ id }) => meant.includes(map[id]));
  if (deed) {
    event.preventDefault();
    deed.act();
  } else if (open.some(({ id }) => map[id].startsWith(`${name} `))) {
    begun = { key: name, at: Date.now() };
  }
}
