import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { DrawerPart, FieldRow } from '~/design/Drawer';
import { SwitchField, TextField } from '~/design/form/controls';
import { IconButton } from '~/design/Frame';
import { Icon } from '~/design/Icon';
import { PlainButton } from '~/design/PlainButton';
import { PlainRows } from '~/design/PlainRows';
import { Text } from '~/design/Text';
import type { Fault } from '~/setup/rules';
import { useFieldWords } from '~/setup/words';
import { formatDay } from '~/texts/format';
import { DayRows } from './DayRows';
import { spansInWords, type Exception } from './hours';

interface ExceptionsProps {
  items: Exception[];
  faults: Fault[];
  /** Which one is being edited; -1 for none. */
  opened: number;
  disabled: boolean;
  onOpen: (place: number) => void;
  onChange: (items: Exception[]) => void;
}

const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);

/** Days that are not like others: closed, or with other hours; in the order of the year, one of them open to be edited. */
export function Exceptions({ items, faults, opened, disabled, onOpen, onChange }: ExceptionsProps) {
  const { t } = useTranslation();
  const say = useFieldWords();
  const at = items[opened];
  const order = items.map((item, place) => ({ item, place })).sort((one, other) => one.item.date.localeCompare(other.item.date));
  const remove = () => { onOpen(-1); onChange(items.filter((_, place) => place !== opened)); };
  const faultOf = (place: number) => faults.find(({ where }) => where.startsWith(`exceptions.${place}.`));
  const day = ({ date, yearly }: Exception) => (isDate(date) ? `${formatDay(`${date}T00:00:00Z`, 'UTC')}${yearly ? '' : ` ${date.slice(0, 4)}`}` : '–');
  return (
    <>
      {at && <ExceptionEditor key={opened} item={at} title={day(at)} fault={faultOf(opened)} disabled={disabled} onChange={(fields) => onChange(items.map((each, place) => (place === opened ? { ...each, ...fields } : each)))} onRemove={remove} />}
      {items.length === 0 && <Text size="sm" tone="meta">{t('calendars.no_exceptions')}</Text>}
      <PlainRows>
        {order.map(({ item, place }) => {
          const fault = faultOf(place);
          return (
            <li key={place}>
              <PlainButton aria-pressed={place === opened} onClick={() => onOpen(place)}><bdi>{day(item)}{item.name && ` · ${item.name}`}</bdi></PlainButton>
              <span>{fault ? <Chip tone="breach" icon={IconAlertTriangle}>{say.fault(fault)}</Chip> : <>{item.yearly && `${t('calendars.yearly')} · `}{spansInWords(item.openings, t('calendars.closed'))}</>}</span>
            </li>
          );
        })}
      </PlainRows>
      <div><Button leftSection={<Icon of={IconPlus} size="sm" />} disabled={disabled} onClick={() => { onOpen(items.length); onChange([...items, { date: '', name: '', openings: [], yearly: false }]); }}>{t('calendars.add_exception')}</Button></div>
    </>
  );
}

interface EditorProps {
  item: Exception;
  title: string;
  fault: Fault | undefined;
  disabled: boolean;
  onChange: (fields: Partial<Exception>) => void;
  onRemove: () => void;
}

function ExceptionEditor({ item, title, fault, disabled, onChange, onRemove }: EditorProps) {
  const { t } = useTranslation();
  const say = useFieldWords();
  return (
    <DrawerPart title={title} meta={<IconButton icon={IconTrash} word={t('calendars.remove_exception', { name: item.name || title })} disabled={disabled} onClick={onRemove} />}>
      <FieldRow>
        <TextField label={t('calendars.date')} type="date" ltr value={item.date} disabled={disabled} error={fault && say.fault(fault)} onChange={(date) => onChange({ date })} />
        <TextField label={t('calendars.reason')} max={80} starts value={item.name} disabled={disabled} onChange={(name) => onChange({ name })} />
      </FieldRow>
      <SwitchField label={t('calendars.repeats')} words={t(item.yearly ? 'calendars.yearly' : 'calendars.once')} value={item.yearly} disabled={disabled} onChange={(yearly) => onChange({ yearly })} />
      <DayRows name={t('calendars.hours')} spans={item.openings} disabled={disabled} onChange={(openings) => onChange({ openings })} />
    </DrawerPart>
  );
}
