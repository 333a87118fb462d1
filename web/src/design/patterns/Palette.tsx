import { IconSearch, type Icon as TablerIcon } from '@tabler/icons-react';
import { Fragment, useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { Icon } from '../Icon';
import { Key } from '../Key';
import { classes } from '../classes';
import looks from './Palette.module.css';

export interface PaletteEntry {
  id: string;
  group: string;
  icon: TablerIcon;
  word: string;
  /** What tells it apart from others of this name. */
  line?: string | undefined;
  /** The key that does the same. */
  keyName?: string | undefined;
}

interface PaletteProps<Entry extends PaletteEntry> {
  label: string;
  hint: string;
  /** How to use it, in a few words. */
  help: string;
  query: string;
  onQuery: (text: string) => void;
  /** In their order; entries of a group stand together. */
  entries: Entry[];
  at: number;
  onAt: (place: number) => void;
  onChoose: (entry: Entry) => void;
  onClose: () => void;
  /** What is said of the list: how many there are, that more are looked for, that there are none. */
  status: string;
  /** Stands among other things instead of floating over them. */
  still?: boolean;
}

/** One field that finds everything there is to do and to go to; the list below follows what is typed. */
export function Palette<Entry extends PaletteEntry>({ label, hint, help, query, onQuery, entries, at, onAt, onChoose, onClose, status, still }: PaletteProps<Entry>) {
  const id = useId();
  const box = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const dialog = still ? null : box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, [still]);
  useEffect(() => {
    if (!still) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, entries, still]);

  const groups = [...new Set(entries.map(({ group }) => group))];
  const move = (event: KeyboardEvent) => {
    const last = entries.length - 1;
    const to = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at === 0 ? last : at - 1, PageDown: Math.min(last, at + 8), PageUp: Math.max(0, at - 8) }[event.key];
    if (to !== undefined) { event.preventDefault(); onAt(Math.max(0, to)); }
    const chosen = entries[at];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && chosen) { event.preventDefault(); onChoose(chosen); }
  };
  return (
    // A press beside it closes, as Escape does.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events
    <dialog ref={box} open={still} className={classes(looks.palette, still && looks.still)} aria-label={label} onCancel={(event) => { event.preventDefault(); onClose(); }} onClick={(event) => event.target === box.current && onClose()}>
      <div className={looks.head}>
        <Icon of={IconSearch} />
        <input role="combobox" aria-expanded aria-controls={id} aria-autocomplete="list" aria-activedescendant={entries[at] ? `${id}-${at}` : undefined} aria-label={label}
          autoComplete="off" autoCorrect="off" spellCheck={false} placeholder={hint} value={query} onChange={(event) => onQuery(event.currentTarget.value)} onKeyDown={move} />
      </div>
      <div ref={list} className={looks.list} id={id} role="listbox" aria-label={label}>
        {groups.map((group, n) => (
          <div key={group} role="group" aria-labelledby={`${id}-g${n}`}>
            <div className={looks.group} id={`${id}-g${n}`} role="presentation">{group}</div>
            {entries.map((entry, place) => (entry.group === group ? (
              // The field keeps the focus and hears the keys.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <div key={entry.id} id={`${id}-${place}`} role="option" tabIndex={-1} aria-selected={place === at} className={looks.entry} onMouseMove={() => { if (place !== at) onAt(place); }} onClick={() => onChoose(entry)}>
                <Icon of={entry.icon} /><span className={looks.word}>{entry.word}</span><span className={looks.line}>{entry.line}</span>{entry.keyName && <Key>{entry.keyName}</Key>}
              </div>
            ) : <Fragment key={entry.id} />))}
          </div>
        ))}
      </div>
      {!entries.length && <p className={looks.nothing}>{status}</p>}
      <div className={looks.foot}><span role="status">{status}</span><span aria-hidden>{help}</span></div>
    </dialog>
  );
}
