import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { TextField } from '~/design/form/controls';
import { IconButton } from '~/design/Frame';
import { Icon } from '~/design/Icon';
import { Text } from '~/design/Text';
import { DayRows } from './DayRows';
import type { Exception } from './hours';

interface ExceptionsProps {
  items: Exception[];
  disabled: boolean;
  onChange: (items: Exception[]) => void;
}

/** Days that are not like others: holidays, and days with other hours. */
export function Exceptions({ items, disabled, onChange }: ExceptionsProps) {
  const { t } = useTranslation();
  const change = (place: number, fields: Partial<Exception>) => onChange(items.map((each, index) => (index === place ? { ...each, ...fields } : each)));
  return (
    <>
      {items.length === 0 && <Text size="sm" tone="meta">{t('calendars.no_exceptions')}</Text>}
      {items.map((item, place) => (
        <DrawerPart key={place} title={item.name || item.date || t('calendars.exception')} meta={<IconButton icon={IconTrash} word={t('calendars.remove_exception', { name: item.name || item.date })} disabled={disabled} onClick={() => onChange(items.filter((_, index) => index !== place))} />}>
          <FieldRow>
            <TextField label={t('calendars.date')} type="date" ltr value={item.date} disabled={disabled} onChange={(date) => change(place, { date })} />
            <TextField label={t('field.name')} value={item.name} disabled={disabled} onChange={(name) => change(place, { name })} />
          </FieldRow>
          <DayRows name={t('calendars.hours')} spans={item.openings} disabled={disabled} onChange={(openings) => change(place, { openings })} />
        </DrawerPart>
      ))}
      <div><Button leftSection={<Icon of={IconPlus} size="sm" />} disabled={disabled} onClick={() => onChange([...items, { date: '', name: '', openings: [] }])}>{t('calendars.add_exception')}</Button></div>
    </>
  );
}
