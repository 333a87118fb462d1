import { IconPhone } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import { AnswerButton, CallBarFrame, TallButton } from '~/design/CallControls';
import { Countdown } from '~/design/Health';
import { StatePill } from '~/design/StatePill';
import { Text } from '~/design/Text';
import { useAsk } from '~/http/useAsk';
import { KeyCap } from '~/keys/KeyCap';
import { useCommand, useKeyOf } from '~/keys/useCommand';
import { Clock } from '~/live/Clock';
import { useNow } from '~/live/clock';
import type { Agent, Contact } from '~/live/messages';
import { useCutOff, useQueue } from '~/live/selectors';
import { answer, usePhone } from '~/phone/agentPhone';
import { formatDuration } from '~/texts/format';
import { spokenDuration } from '~/texts/spoken';
import { accept, decline } from '../api/commands';
import { callerName, myParty } from '../rules';
import { CallBackLine } from './CallBackLine';
import { Refusal } from './Refusal';

/** How long the contact has waited by now. */
export function Waited({ contact }: { contact: Contact }) {
  const waits = contact.state === 'queued' || contact.state === 'offered';
  const since = contact.waiting_since;
  return waits && since ? <Clock since={since} /> : <>{formatDuration(contact.waited_ms)}</>;
}

/** Somebody calls: who, why, how long they waited, how long is left. */
export function RingingBar({ agent, contact, strip }: { agent: Agent; contact: Contact; strip: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const phone = usePhone();
  const cutOff = useCutOff();
  const queue = useQueue(contact.queue_id);
  const refusing = useAsk(decline);
  const name = callerName(contact, t('common.unknown_caller'));
  const until = contact.offered_until ? Date.parse(contact.offered_until) : null;
  const left = until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
  const whole = until === null ? 1 : (until - Date.parse(contact.state_since)) / 1000;
  const key = useKeyOf('answer').replace('⇧', 'Shift ');
  const accepting = useAsk(accept);
  // Where the phone is connected already nothing rings, and the server puts the caller through.
  const connected = agent.nailed_up === 'connected';
  const rings = connected || phone.call?.stage === 'ringing';
  const itself = phone.call?.stage === 'ringing' ? phone.call.answersAt : null;
  const answersAfter = myParty(contact, agent.id)?.answers_after ?? null;
  const itselfIn = itself === null || !answersAfter ? 0 : Math.min(answersAfter, Math.max(0, Math.ceil((itself - now) / 1000)));
  const back = contact.call_back?.reached_at === null ? contact.call_back : null;
  const isCalled = !rings && contact.parties.some(({ role, state }) => role === 'customer' && state === 'dialling');
  const answering = connected ? accepting.phase === 'asked' || accepting.phase === 'late' : phone.call?.stage === 'answering' || phone.call?.stage === 'up';
  const take = connected ? () => accepting.ask(contact.id) : answer;
  useCommand('answer', rings ? take : null);
  useEffect(() => {
    if (contact.state !== 'offered') return;
    const said = { queue: queue?.name ?? '', name, waited: spokenDuration(contact.waited_ms), left: spokenDuration(left * 1000) };
    if (answersAfter) announce(t('say.offer_itself', { ...said, left: spokenDuration(answersAfter * 1000) }), 'assertive');
    else announce(key ? t('say.offer', { ...said, key }) : t('say.offer_no_key', said), 'assertive');
    const title = document.title;
    document.title = t('say.ringing_title', { name });
    return () => { document.title = title; };
    // Said once for each offer, not at each beat of the clock.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [contact.id, contact.token, answersAfter]);
  return (
    <>
      <CallBarFrame state="ringing" size={strip ? 'strip' : 'ringing'} label={t('call.bar')} name={name}
        lead={itself !== null && answersAfter ? <Countdown share={itselfIn / answersAfter} label={t('call.answers_in', { count: itselfIn })}>{itselfIn}</Countdown> : until && <Countdown share={left / whole} label={t('call.seconds_left', { count: left })}>{left}</Countdown>}
        above={!strip && <><StatePill state="ringing" bare>{answering ? t('call.connecting') : t(itself !== null ? 'call.answers_itself' : back ? 'call.call_back' : 'call.incoming')}</StatePill><Text cut>{queue?.name}</Text></>}
        line={back ? <CallBackLine back={back} /> : <span><bdi dir="ltr">{contact.address} → {contact.dialled_name ?? contact.dialled}</bdi> · {t('call.waited', { time: '' })}<Waited contact={contact} /></span>}>
        <TallButton disabled={cutOff || answering} aria-busy={refusing.phase === 'asked' || refusing.phase === 'late'} onClick={() => refusing.ask(contact.id)}>{t('call.decline')}</TallButton>
        <AnswerButton icon={IconPhone} disabled={!rings && !answering} aria-busy={answering} onClick={take} title={phone.registration === 'off' ? t('call.answer_there') : undefined}>
          {answering ? t('call.connecting') : t(isCalled ? 'call.customer_rings' : 'call.answer')} <KeyCap of="answer" />
        </AnswerButton>
      </CallBarFrame>
      <Refusal wishes={[refusing, accepting]} />
    </>
  );
}
