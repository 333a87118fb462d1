import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer, DrawerPart, FieldRow } from '~/design/Drawer';
import { SegmentedField, SelectField, TextField } from '~/design/form/controls';
import { Note } from '~/design/Note';
import { useDeed } from '~/http/useDeed';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { formatDay, formatTime } from '~/texts/format';
import { bookCall, listSlots } from '../api/callBacks';
import { momentOf } from '../rules';

const numberMax = 32;

/** Books a call to a number: in a slot of the queue that has room, or at any time. */
export function BookDrawer({ queue: first, onClose }: { queue: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const deed = useDeed();
  const client = useQueryClient();
  const cutOff = useCutOff();
  const zone = useZone();
  const queues = Object.values(useLive(({ centre }) => centre?.queues) ?? {});
  const [queue, setQueue] = useState(first ?? queues[0]?.id ?? null);
  const [number, setNumber] = useState('');
  const [way, setWay] = useState<'slot' | 'free'>('slot');
  const [slot, setSlot] = useState<string | null>(null);
  const [day, setDay] = useState('');
  const [hour, setHour] = useState('');
  const { data } = useQuery({ queryKey: ['call_backs', 'slots', queue], queryFn: () => listSlots(queue ?? ''), enabled: queue !== null });
  const open = data?.items.filter(({ free }) => free > 0) ?? [];
  const moment = way === 'slot' ? slot : momentOf(day, hour, zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
  const book = () => {
    if (!queue || !moment) return;
    deed(bookCall({ queue, number, at: moment, slot: way === 'slot' }).then(() => { onClose(); return client.invalidateQueries({ queryKey: ['call_backs'] }); }), t('call_backs.booked'));
  };
  return (
    <Drawer of="booking" title={t('call_backs.book')} onClose={onClose} foot={<Button variant="filled" disabled={cutOff || !queue || !number.trim() || !moment} onClick={book}>{t('call_backs.book')}</Button>}>
      <DrawerPart>
        <TextField label={t('call_backs.number')} value={number} max={numberMax} ltr onChange={setNumber} />
        <SelectField label={t('call_backs.queue')} value={queue} choices={queues.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => { setQueue(id); setSlot(null); }} />
        <SegmentedField label={t('call_backs.at')} value={way} choices={[{ value: 'slot', label: t('call_backs.book_slot') }, { value: 'free', label: t('call_backs.book_free') }]} onChange={(chosen) => setWay(chosen === 'free' ? 'free' : 'slot')} />
        {way === 'free' && <FieldRow><TextField label={t('call_backs.day')} type="date" value={day} onChange={setDay} /><TextField label={t('call_backs.hour')} type="time" value={hour} onChange={setHour} /></FieldRow>}
        {way === 'slot' && data && open.length === 0 && <Note tone="watch">{t('call_backs.no_slots')}</Note>}
        {way === 'slot' && open.length > 0 && <SelectField label={t('call_backs.slot')} value={slot} choices={open.map(({ at: begins, free }) => ({ value: begins, label: t('call_backs.slot_free', { time: `${formatDay(begins, zone)} ${formatTime(begins, zone, 'minutes')}`, count: free }) }))} onChange={setSlot} />}
      </DrawerPart>
    </Drawer>
  );
}
