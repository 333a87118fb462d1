import { IconPhone } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import { BarClock, CallBarFrame, CallButton, CallControls } from '~/design/CallControls';
import { StatePill } from '~/design/StatePill';
import { useAsk } from '~/http/useAsk';
import { useCommand } from '~/keys/useCommand';
import { Clock } from '~/live/Clock';
import type { Agent, Contact } from '~/live/messages';
import { useCutOff } from '~/live/selectors';
import { hangUp } from '../api/commands';
import { otherEnd } from '../rules';
import { CallBackLine } from './CallBackLine';
import { Refusal } from './Refusal';

/** I call somebody: whom, with which number shown, and the way to give up. */
export function CallingBar({ agent, contact, strip }: { agent: Agent; contact: Contact; strip: boolean }) {
  const { t } = useTranslation();
  const cutOff = useCutOff();
  const ending = useAsk(hangUp);
  const name = otherEnd(contact, agent.id, t('common.unknown_caller'));
  const back = contact.call_back;
  const rings = back !== null || contact.parties.length > 1;
  useCommand('hang_up', cutOff ? null : () => ending.ask(contact.id));
  useEffect(() => { announce(t('call.dialling', { who: name })); }, [name, t]);
  return (
    <>
      <CallBarFrame state="ringing" size={strip ? 'strip' : 'call'} label={t('call.bar')} name={name} lead={<BarClock><Clock since={back ? contact.state_since : contact.arrived_at} /></BarClock>}
        line={<><StatePill state="ringing" bare>{rings ? t('call.out') : t('call.own_phone')}</StatePill>{back ? <CallBackLine back={back} /> : <span>{contact.direction === 'internal' ? contact.dialled : t('call.out_line', { number: contact.address, ours: contact.dialled_name ?? contact.dialled })}</span>}</>}>
        <CallControls label={t('call.bar')}>
          <CallButton ends icon={IconPhone} word={t('call.hang_up')} command="hang_up" disabled={cutOff} aria-busy={ending.phase === 'asked'} onClick={() => ending.ask(contact.id)} />
        </CallControls>
      </CallBarFrame>
      <Refusal wishes={[ending]} />
    </>
  );
}
