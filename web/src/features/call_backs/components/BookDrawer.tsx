import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { SegmentedField, SelectField, TextField } from '~/design/form/controls';
import { useDeed } from '~/http/useDeed';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { bookCall } from '../api/callBacks';
import { useWhen, WhenFields } from './When';

const numberMax = 32;

/** Books a call to a number: in a slot of the queue that has room, or at any time. */
export function BookDrawer({ queue: first, onClose }: { queue: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const deed = useDeed();
  const client = useQueryClient();
  const cutOff = useCutOff();
  const queues = Object.values(useLive(({ centre }) => centre?.queues) ?? {});
  const [queue, setQueue] = useState(first ?? queues[0]?.id ?? null);
  const [number, setNumber] = useState('');
  const [way, setWay] = useState<'slot' | 'free'>('slot');
  const when = useWhen(queue);
  const moment = when.moment(way === 'slot');
  const book = () => {
    if (!queue || !moment) return;
    deed(bookCall({ queue, number, at: moment, slot: way === 'slot' }).then(() => { onClose(); return client.invalidateQueries({ queryKey: ['call_backs'] }); }), t('call_backs.booked'));
  };
  return (
    <Drawer of="booking" title={t('call_backs.book')} onClose={onClose} foot={<Button variant="filled" disabled={cutOff || !queue || !number.trim() || !moment} onClick={book}>{t('call_backs.book')}</Button>}>
      <DrawerPart>
        <TextField label={t('call_backs.number')} value={number} max={numberMax} ltr onChange={setNumber} />
        <SelectField label={t('call_backs.queue')} value={queue} choices={queues.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => { setQueue(id); when.setSlot(null); }} />
        <SegmentedField label={t('call_backs.at')} value={way} choices={[{ value: 'slot', label: t('call_backs.book_slot') }, { value: 'free', label: t('call_backs.book_free') }]} onChange={(chosen) => setWay(chosen === 'free' ? 'free' : 'slot')} />
        <WhenFields when={when} inSlot={way === 'slot'} />
      </DrawerPart>
    </Drawer>
  );
}
