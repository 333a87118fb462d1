import type { Icon as TablerIcon } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Icon } from './Icon';
import { StateGlyph, type StateName } from './StateGlyph';
import looks from './PickList.module.css';

export interface Pick {
  id: string;
  name: string;
  note: string;
  state?: StateName;
  icon?: TablerIcon;
}

export interface PickGroup {
  label: string;
  items: Pick[];
}

interface PickListProps {
  /** By which a search field names the list it steers. */
  id: string;
  label: string;
  groups: PickGroup[];
  chosen: string | null;
  onChoose: (id: string) => void;
  empty: string;
}

/** The id of one line, for the field that steers the list. */
export const pickId = (list: string, item: string) => `${list}-${item}`;

/** What a search field finds, in groups. The focus stays in the field; arrow keys move the choice. */
export function PickList({ id, label, groups, chosen, onChoose, empty }: PickListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [box, option] = [list.current, list.current?.querySelector<HTMLElement>('[aria-selected="true"]')];
    // The list moves, never the page around it.
    if (box && option) box.scrollTop = Math.min(option.offsetTop, Math.max(box.scrollTop, option.offsetTop + option.offsetHeight - box.clientHeight));
  }, [chosen]);
  const filled = groups.filter(({ items }) => items.length);
  return (
    <div ref={list} id={id} className={looks.list} role={filled.length ? 'listbox' : 'status'} aria-label={label}>
      {!filled.length && <p className={looks.empty}>{empty}</p>}
      {filled.map((group) => (
        <div key={group.label} role="group" aria-label={group.label}>
          <h4 aria-hidden>{group.label}</h4>
          {group.items.map((item) => (
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- keys go to the field that has the focus
            <div key={item.id} id={pickId(id, item.id)} className={looks.option} role="option" tabIndex={-1} aria-selected={item.id === chosen} onClick={() => onChoose(item.id)}>
              {item.state ? <StateGlyph state={item.state} /> : item.icon && <i className={looks.icon}><Icon of={item.icon} size="sm" /></i>}<b>{item.name}</b><span>{item.note}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
