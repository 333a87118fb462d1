import { Button, Group } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { AreaField } from '~/design/form/controls';
import { Icon } from '~/design/Icon';
import { Text } from '~/design/Text';
import { useDeed } from '~/http/useDeed';
import { useNames } from '~/live/names';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { callLost, dealWith, waitingStates, type Deed, type LostCaller } from '../api/callBacks';
import { useStateWords } from '../hooks/useStateWords';

const reasonMax = 500;

/** One lost caller: who, how often, and what somebody does about it. */
export function LostDrawer({ lost, onChange, onClose }: { lost: LostCaller; onChange: (now: LostCaller) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const deed = useDeed();
  const client = useQueryClient();
  const names = useNames();
  const cutOff = useCutOff();
  const me = useLive(({ centre }) => centre?.me);
  const [reason, setReason] = useState('');
  const waits = waitingStates.some((each) => each === lost.state);
  const stateOf = useStateWords();
  const others = lost.state === 'taken' && lost.by !== me?.login;
  const mayDial = me?.agent_id !== null && (me?.rights.includes('contacts.dial') ?? false);
  const looksAgain = () => client.invalidateQueries({ queryKey: ['call_backs'] });
  const act = (what: Deed) => deed(dealWith(lost.id, what, reason).then((now) => { onChange(now); return looksAgain(); }), t('call_backs.dealt'));
  const button = (what: Deed, word: string, off = false) => <Button key={what} disabled={cutOff || off} onClick={() => act(what)}>{word}</Button>;
  return (
    <Drawer of={lost.id} title={lost.customer?.name ?? lost.number} line={lost.customer && <bdi dir="ltr">{lost.number}</bdi>} onClose={onClose}>
      <DrawerPart>
        <Text as="p">{names.queue(lost.queue_id)} · {t('call_backs.tries', { count: lost.contact_ids.length })} · {stateOf(lost)}</Text>
        {lost.reason && <Text as="p" tone="meta"><bdi>{lost.reason}</bdi></Text>}
        {waits && mayDial && <Group><Button variant="filled" leftSection={<Icon of={IconPhone} size="sm" />} disabled={cutOff || others} onClick={() => deed(callLost(lost.id).then(looksAgain))}>{t('call_backs.call')}</Button></Group>}
      </DrawerPart>
      <DrawerPart title={t('call_backs.deal')}>
        {waits && <AreaField label={t('call_backs.reason')} hint={t('call_backs.reason_hint')} value={reason} onChange={(text) => setReason(text.slice(0, reasonMax))} />}
        <Group gap="sm">
          {waits && lost.state !== 'taken' && button('take', t('call_backs.take'))}
          {lost.state === 'taken' && button('release', t('call_backs.release'))}
          {waits && button('finish', t('call_backs.finish'), others)}
          {waits && button('dismiss', t('call_backs.dismiss'), others || !reason.trim())}
          {!waits && button('reopen', t('call_backs.reopen'))}
        </Group>
      </DrawerPart>
      <DrawerPart title={t('call_backs.contacts')}>
        {lost.contact_ids.map((id, place) => <div key={id}><Link to={`/contacts/${id}`}>{t('call_backs.contact', { place: lost.contact_ids.length - place })}</Link></div>)}
        {lost.call_id && <Link to={`/contacts/${lost.call_id}`}>{t('call_backs.our_call')}</Link>}
      </DrawerPart>
    </Drawer>
  );
}
