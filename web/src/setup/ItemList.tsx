import { Button, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DrawerPart } from '~/design/Drawer';
import { moved } from '~/design/form/OrderList';
import { IconButton } from '~/design/Frame';
import { Icon } from '~/design/Icon';
import { PlainButton } from '~/design/PlainButton';
import { PlainRows } from '~/design/PlainRows';
import { Text } from '~/design/Text';
import type { Fault } from './rules';
import { useFieldWords } from './words';

interface ItemListProps<Item> {
  /** The field they stand in, for the faults of each. */
  field: string;
  items: Item[];
  faults: Fault[];
  disabled: boolean;
  most: number;
  /** Their order means something: one that is open can be moved. */
  ordered?: boolean;
  none: string;
  add: string;
  /** What a new one begins with. */
  fresh: () => Item;
  title: (item: Item, place: number) => string;
  note: (item: Item) => string;
  editor: (item: Item, set: (fields: Partial<Item>) => void, error: (field: string) => string | undefined) => ReactNode;
  onChange: (items: Item[]) => void;
}

/** Things in their order, one of them open to be edited. */
export function ItemList<Item extends object>({ field, items, faults, disabled, most, ordered, none, add, fresh, title, note, editor, onChange }: ItemListProps<Item>) {
  const { t } = useTranslation();
  const say = useFieldWords();
  const [opened, setOpened] = useState(-1);
  const at = items[opened];
  const of = (place: number, inside = '') => faults.find(({ where }) => `${where.replace(/^body\./, '')}.`.startsWith(`${field}.${place}.${inside ? `${inside}.` : ''}`));
  const error = (inside: string) => { const fault = of(opened, inside); return fault && say.fault(fault); };
  const remove = () => { setOpened(-1); onChange(items.filter((_, place) => place !== opened)); };
  const move = (by: number) => { onChange(moved(items, opened, opened + by)); setOpened(opened + by); };
  return (
    <>
      {items.length === 0 && <Text as="p" size="sm" tone="meta">{none}</Text>}
      <PlainRows>
        {items.map((item, place) => {
          const fault = of(place);
          return (
            <li key={place}>
              <PlainButton aria-pressed={place === opened} onClick={() => setOpened(place === opened ? -1 : place)}><bdi>{title(item, place)}</bdi></PlainButton>
              <span>{fault ? <Text size="xs" tone="breach">{say.fault(fault)}</Text> : note(item)}</span>
            </li>
          );
        })}
      </PlainRows>
      {at && (
        <DrawerPart key={opened} title={title(at, opened)} meta={(
          <Group gap={0} wrap="nowrap">
            {ordered && <IconButton icon={IconArrowUp} word={t('form.move_up', { name: title(at, opened) })} disabled={disabled || opened === 0} onClick={() => move(-1)} />}
            {ordered && <IconButton icon={IconArrowDown} word={t('form.move_down', { name: title(at, opened) })} disabled={disabled || opened === items.length - 1} onClick={() => move(1)} />}
            <IconButton icon={IconTrash} word={t('form.take_away', { name: title(at, opened) })} disabled={disabled} onClick={remove} />
          </Group>
        )}>
          {editor(at, (fields) => onChange(items.map((each, place) => (place === opened ? { ...each, ...fields } : each))), error)}
        </DrawerPart>
      )}
      {!disabled && <div><Button leftSection={<Icon of={IconPlus} size="sm" />} disabled={items.length >= most} onClick={() => { setOpened(items.length); onChange([...items, fresh()]); }}>{add}</Button></div>}
    </>
  );
}
