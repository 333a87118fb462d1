import { Button, Group } from '@mantine/core';
import { IconCheck, IconPhoneOutgoing, IconRecordMail } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import { AnswerButton, BarClock, CallBarFrame, TallButton } from '~/design/CallControls';
import { Countdown } from '~/design/Health';
import { Icon } from '~/design/Icon';
import { StatePill } from '~/design/StatePill';
import { Text } from '~/design/Text';
import { useAsk } from '~/http/useAsk';
import { KeyCap } from '~/keys/KeyCap';
import { useCommand } from '~/keys/useCommand';
import { Clock } from '~/live/Clock';
import { useNow } from '~/live/clock';
import type { Agent, Contact } from '~/live/messages';
import { useCutOff, useQueue } from '~/live/selectors';
import { formatDuration } from '~/texts/format';
import { accept, callBack, complete, decline } from '../api/commands';
import { callerName } from '../rules';
import { DueSign } from './DueSign';
import { HandOverButton } from './HandOverButton';
import { Refusal } from './Refusal';

interface MessageBarProps {
  agent: Agent;
  contact: Contact;
  strip: boolean;
}

function Line({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  return <><StatePill state="talking" bare>{t('voicemail.message')}</StatePill><Text num>{formatDuration((contact.message_seconds ?? 0) * 1000)}</Text><DueSign contact={contact} /></>;
}

/** A message is offered: nothing rings, one click takes it. */
function Offered({ contact, strip }: Omit<MessageBarProps, 'agent'>) {
  const { t } = useTranslation();
  const now = useNow();
  const cutOff = useCutOff();
  const queue = useQueue(contact.queue_id);
  const taking = useAsk(accept);
  const refusing = useAsk(decline);
  const name = callerName(contact, t('common.unknown_caller'));
  const until = contact.offered_until ? Date.parse(contact.offered_until) : null;
  const left = until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
  const whole = until === null ? 1 : (until - Date.parse(contact.state_since)) / 1000;
  useCommand('answer', cutOff ? null : () => taking.ask(contact.id));
  useEffect(() => {
    announce(t('voicemail.say_offer', { name, queue: queue?.name ?? '' }), 'assertive');
    // Said once for each offer, not at each beat of the clock.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [contact.id, contact.token]);
  return (
    <>
      <CallBarFrame state="ringing" size={strip ? 'strip' : 'ringing'} label={t('voicemail.message')} name={name}
        lead={until && <Countdown share={left / whole} label={t('call.seconds_left', { count: left })}>{left}</Countdown>}
        above={!strip && <><StatePill state="ringing" bare>{t('voicemail.offered')}</StatePill><Text cut>{queue?.name}</Text></>} line={<Line contact={contact} />}>
        <TallButton disabled={cutOff} aria-busy={refusing.phase === 'asked'} onClick={() => refusing.ask(contact.id)}>{t('call.decline')}</TallButton>
        <AnswerButton icon={IconRecordMail} disabled={cutOff} aria-busy={taking.phase === 'asked'} onClick={() => taking.ask(contact.id)}>{t('voicemail.accept')} <KeyCap of="answer" /></AnswerButton>
      </CallBarFrame>
      <Refusal wishes={[taking, refusing]} />
    </>
  );
}

/** A message is in hand: call back, give it on, done. */
function InHand({ agent, contact, strip }: MessageBarProps) {
  const { t } = useTranslation();
  const cutOff = useCutOff();
  const done = useAsk(complete);
  const calling = useAsk(callBack);
  useCommand('finish', cutOff ? null : () => done.ask(contact.id));
  return (
    <>
      <CallBarFrame state="talking" size={strip ? 'strip' : 'call'} label={t('voicemail.message')} name={callerName(contact, t('common.unknown_caller'))}
        lead={<BarClock><Clock since={agent.since} /></BarClock>} line={<Line contact={contact} />}>
        <Group gap="sm" wrap={strip ? 'nowrap' : 'wrap'}>
          <Button size="md" leftSection={<Icon of={IconPhoneOutgoing} />} disabled={cutOff} aria-busy={calling.phase === 'asked'} onClick={() => calling.ask(contact.id)}>{t('voicemail.call_back')}</Button>
          <HandOverButton contact={contact} />
          <Button size="md" variant="filled" leftSection={<Icon of={IconCheck} />} rightSection={<KeyCap of="finish" />} disabled={cutOff} aria-busy={done.phase === 'asked'} onClick={() => done.ask(contact.id)}>{t('voicemail.done')}</Button>
        </Group>
      </CallBarFrame>
      <Refusal wishes={[done, calling]} />
    </>
  );
}

/** The message one is offered or has in hand, with what can be done with it. */
export function MessageBar({ agent, contact, strip }: MessageBarProps) {
  return contact.state === 'offered' ? <Offered contact={contact} strip={strip} /> : <InHand agent={agent} contact={contact} strip={strip} />;
}
