import { Button, Popover } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import { DrawerPart } from '~/design/Drawer';
import { RowsToCome } from '~/design/Empty';
import { SegmentedField, SelectField } from '~/design/form/controls';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import type { Contact } from '~/live/messages';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { formatDay, formatTime } from '~/texts/format';
import { callLater } from '../api/callBacks';
import { useWhen, WhenFields } from './When';

/** The customer in hand is called later: books it without a word of their number; by itself where that is `wanted`. */
export function CallLater({ contact, wanted }: { contact: Contact; wanted: boolean }) {
  const { t } = useTranslation();
  const zone = useZone();
  const [open, setOpen] = useState(false);
  const [booked, setBooked] = useState<string | null>(null);
  // What it was filed as asks for a call: its time is asked for at once, and once.
  const [asked, setAsked] = useState(false);
  if (wanted !== asked) { setAsked(wanted); if (wanted && !booked) setOpen(true); }
  const may = useLive(({ centre }) => centre?.me.rights.includes('call_backs.handle') ?? false);
  if (!may || contact.direction === 'internal') return null;
  const done = (moment: string) => {
    const said = t('call_backs.later_done', { time: `${formatDay(moment, zone)} ${formatTime(moment, zone, 'minutes')}` });
    setBooked(said);
    setOpen(false);
    announce(said);
  };
  return (
    <>
      {booked && <Note tone="ok">{booked}</Note>}
      <Popover opened={open} onChange={setOpen} width={340} position="bottom-end" closeOnClickOutside={false} trapFocus returnFocus>
        <Popover.Target>
          <Button fullWidth leftSection={<Icon of={IconCalendarPlus} size="sm" />} aria-expanded={open} aria-haspopup="dialog" onClick={() => setOpen(!open)}>{t(booked ? 'call_backs.later_again' : 'call_backs.later')}</Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('call_backs.later')}><Booking contact={contact} onDone={done} /></Popover.Dropdown>
      </Popover>
    </>
  );
}

function Booking({ contact, onDone }: { contact: Contact; onDone: (moment: string) => void }) {
  const { t } = useTranslation();
  const cutOff = useCutOff();
  const queues = Object.values(useLive(({ centre }) => centre?.queues) ?? {});
  const [chosen, setQueue] = useState<string | null>(null);
  const [to, setTo] = useState<'queue' | 'me'>('queue');
  const queue = chosen ?? contact.queue_id;
  const when = useWhen(queue);
  const inSlot = Boolean(when.slots?.length);
  const moment = when.moment(inSlot);
  const booking = useAsk((at: string) => callLater(contact.id, { at, to, queue }).then((call) => { onDone(at); return call; }));
  return (
    <DrawerPart title={t('call_backs.later')}>
      {!contact.queue_id && <SelectField label={t('call_backs.queue')} value={queue} choices={queues.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => { setQueue(id); when.setSlot(null); }} />}
      <SegmentedField label={t('call_backs.later_who')} value={to} choices={[{ value: 'queue', label: t('call_backs.later_queue') }, { value: 'me', label: t('call_backs.later_me') }]} onChange={(who) => setTo(who === 'me' ? 'me' : 'queue')} />
      {to === 'me' && <Text as="p" size="sm" tone="meta">{t('call_backs.later_me_text')}</Text>}
      {queue && !when.slots && !when.error && <RowsToCome rows={2} label={t('common.loading')} />}
      {when.slots && <WhenFields when={when} inSlot={inSlot} />}
      <ProblemNote error={booking.problem ?? when.error} />
      <Button variant="filled" disabled={cutOff || !queue || !moment} aria-busy={booking.phase === 'asked'} onClick={() => moment && booking.ask(moment)}>{t('call_backs.later_book')}</Button>
    </DrawerPart>
  );
}
