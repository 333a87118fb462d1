import { Button, Group } from '@mantine/core';
import { IconDoorOff, IconSpeakerphone } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DangerButton } from '~/design/DangerButton';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { AreaField, MultiField, NumberField, SelectField, SwitchField } from '~/design/form/controls';
import { Note } from '~/design/Note';
import { useDeed } from '~/http/useDeed';
import { useNow } from '~/live/clock';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { formatDay, formatTime } from '~/texts/format';
import { closeNow, emergency } from '../api/closures';
import { useScopes } from '../hooks/useScopes';

const lengths = [15, 30, 60, 120, 240, 480];
const [own, minuteMs, messageMax] = ['own', 60_000, 500];

/** The emergency switch: what is closed (or nothing: a message alone), how long, what callers hear; asked once more before it is done. */
export function ClosingDrawer({ at, onClose }: { at: string; onClose: () => void }) {
  const { t } = useTranslation();
  const deed = useDeed();
  const cutOff = useCutOff();
  const scopes = useScopes();
  const zone = useZone();
  const now = useNow();
  const [scope, setScope] = useState(at);
  const [length, setLength] = useState('60');
  const [minutes, setMinutes] = useState<number | null>(60);
  const [message, setMessage] = useState('');
  const [leave, setLeave] = useState(false);
  const [goesOn, setGoesOn] = useState(at === emergency);
  const [sure, setSure] = useState(false);
  const known = useLive(({ centre }) => centre?.queues) ?? {};
  const [queues, setQueues] = useState<string[]>([]);
  const says = at === emergency;
  const chosen = says ? { value: emergency, label: t('closing.emergency') } : scopes.find(({ value }) => value === scope) ?? scopes[0];
  const lasts = length === own ? minutes : Number(length);
  const until = now + (lasts ?? 0) * minuteMs;
  const end = `${formatDay(until, zone)} ${formatTime(until, zone, 'minutes')}`;
  const close = () => {
    if (!chosen || !lasts) return;
    deed(closeNow(chosen.value, { minutes: lasts, message, goes_on: goesOn, ...(says ? { leave: false, queues } : { leave }) }).then(onClose), t(says ? 'closing.said' : 'closing.done', { name: chosen.label }));
  };
  const words = (count: number) => (count < 60 ? t('hand.minutes', { count }) : t('hand.hours', { count: count / 60 }));
  return (
    <Drawer of="closing" title={t(says ? 'closing.emergency' : 'closing.title')} onClose={onClose}>
      <DrawerPart>
        {!says && <SelectField label={t('closing.what')} value={chosen?.value ?? null} choices={scopes} onChange={(value) => { setScope(value ?? ''); setSure(false); }} />}
        <SelectField label={t('hand.how_long')} value={length} choices={[...lengths.map((count) => ({ value: String(count), label: words(count) })), { value: own, label: t('closing.other_length') }]} onChange={(value) => setLength(value ?? length)} />
        {length === own && <NumberField label={t('closing.minutes')} value={minutes} unit="min" onChange={setMinutes} />}
        <AreaField label={t('closing.message')} hint={t('closing.message_hint')} value={message} onChange={(text) => setMessage(text.slice(0, messageMax))} />
        {says
          ? <MultiField label={t('closing.heard_in')} hint={t('closing.heard_in_hint')} none={t('closing.heard_nowhere')} value={queues} choices={Object.values(known).map(({ id, name }) => ({ value: id, label: name }))} onChange={setQueues} />
          : <SwitchField label={t('closing.waiting')} words={t(leave ? 'closing.leave' : 'closing.stay')} value={leave} onChange={setLeave} />}
        <SwitchField label={t('closing.afterwards')} words={t(!goesOn ? 'closing.ends' : says ? 'closing.goes_on_in_flow' : 'closing.goes_on')} value={goesOn} onChange={setGoesOn} />
      </DrawerPart>
      {sure && chosen
        ? (
          <Note tone="breach" title={t(says ? 'closing.sure_message' : 'closing.sure', { name: chosen.label, end })}>
            <bdi>{t('closing.hear', { message: message.trim() || t(says ? 'closing.disturbance' : 'closing.usual') })}</bdi>
            <Group mt="sm"><DangerButton icon={says ? IconSpeakerphone : IconDoorOff} onClick={close}>{t(says ? 'closing.say' : 'closing.close')}</DangerButton><Button onClick={() => setSure(false)}>{t(says ? 'closing.not_now' : 'closing.keep')}</Button></Group>
          </Note>
        )
        : <div><Button disabled={cutOff || !lasts || !chosen} onClick={() => setSure(true)}>{t(says ? 'closing.say_next' : 'closing.next')}</Button></div>}
    </Drawer>
  );
}
