import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '~/design/Drawer';
import { SelectField, TextField } from '~/design/form/controls';
import { Note } from '~/design/Note';
import { useZone } from '~/person/preferences';
import { formatDay, formatTime } from '~/texts/format';
import { listSlots } from '../api/callBacks';
import { momentOf } from '../rules';

/** When somebody is to be called: in a slot of the queue, or on a day at an hour. */
export function useWhen(queue: string | null) {
  const zone = useZone() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [slot, setSlot] = useState<string | null>(null);
  const [day, setDay] = useState('');
  const [hour, setHour] = useState('');
  const { data, error } = useQuery({ queryKey: ['call_backs', 'slots', queue], queryFn: () => listSlots(queue ?? ''), enabled: queue !== null });
  return {
    zone, slot, setSlot, day, setDay, hour, setHour, slots: data?.items, error,
    /** What is chosen so far; null while it is no moment. */
    moment: (inSlot: boolean) => (inSlot ? slot : momentOf(day, hour, zone)),
  };
}

/** The slots with room to choose from, or the day and the hour. */
export function WhenFields({ when, inSlot }: { when: ReturnType<typeof useWhen>; inSlot: boolean }) {
  const { t } = useTranslation();
  const { zone, slot, setSlot, day, setDay, hour, setHour, slots } = when;
  if (!inSlot) return <FieldRow><TextField label={t('call_backs.day')} type="date" value={day} onChange={setDay} /><TextField label={t('call_backs.hour')} type="time" value={hour} onChange={setHour} /></FieldRow>;
  if (!slots) return null;
  const open = slots.filter(({ free }) => free > 0);
  if (open.length === 0) return <Note tone="watch">{t('call_backs.no_slots')}</Note>;
  return <SelectField label={t('call_backs.slot')} value={slot} choices={open.map(({ at, free }) => ({ value: at, label: t('call_backs.slot_free', { time: `${formatDay(at, zone)} ${formatTime(at, zone, 'minutes')}`, count: free }) }))} onChange={setSlot} />;
}
