import { IconChevronDown, IconChevronUp, IconGripVertical } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../Announcer';
import { IconButton } from '../Frame';
import { Icon } from '../Icon';
import looks from './OrderList.module.css';

/** The list with one of its things moved to another place. */
export function moved<T>(items: T[], from: number, to: number): T[] {
  const rest = [...items];
  const [item] = rest.splice(from, 1);
  if (item === undefined || to < 0 || to > rest.length) return items;
  rest.splice(to, 0, item);
  return rest;
}

interface OrderListProps<Item> {
  label: string;
  items: Item[];
  itemKey: (item: Item) => string;
  name: (item: Item) => string;
  row: (item: Item) => ReactNode;
  onMove: (from: number, to: number) => void;
  at?: string | null;
  /** Nothing can be moved: what is shown is not the whole list. */
  fixed?: boolean;
}

/** Things whose order counts: dragged by mouse, or moved by their two buttons. */
export function OrderList<Item>({ label, items, itemKey, name, row, onMove, at, fixed }: OrderListProps<Item>) {
  const { t } = useTranslation();
  const [dragged, setDragged] = useState<number | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const move = (from: number, to: number) => {
    const item = items[from];
    if (!item || from === to || to < 0 || to >= items.length) return;
    onMove(from, to);
    announce(t('form.moved', { name: name(item), place: to + 1, count: items.length }));
  };
  return (
    <ol className={looks.list} aria-label={label}>
      {items.map((item, place) => (
        <li key={itemKey(item)} className={looks.item} draggable={!fixed} aria-current={itemKey(item) === at || undefined} data-over={(over === place && dragged !== place) || undefined}
          onDragStart={(event) => { event.dataTransfer.effectAllowed = 'move'; setDragged(place); }}
          onDragOver={(event) => { if (dragged !== null) { event.preventDefault(); setOver(place); } }}
          onDragEnd={() => { setDragged(null); setOver(null); }}
          onDrop={(event) => { event.preventDefault(); if (dragged !== null) move(dragged, place); setDragged(null); setOver(null); }}>
          <span className={looks.grip}><Icon of={IconGripVertical} size="sm" /></span>
          <span className={looks.place}>{place + 1}</span>
          <div className={looks.words}>{row(item)}</div>
          <IconButton icon={IconChevronUp} word={t('form.move_up', { name: name(item) })} onClick={() => move(place, place - 1)} disabled={fixed || place === 0} />
          <IconButton icon={IconChevronDown} word={t('form.move_down', { name: name(item) })} onClick={() => move(place, place + 1)} disabled={fixed || place === items.length - 1} />
        </li>
      ))}
    </ol>
  );
}
