import { IconPhone, IconMicrophone, IconMicrophoneOff, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AnswerButton, Apart, BarClock, CallBarFrame, CallButton, CallControls } from '~/design/CallControls';
import { Banner } from '~/design/Note';
import { RecordingSign } from '~/design/RecordingSign';
import { StatePill } from '~/design/StatePill';
import { Text } from '~/design/Text';
import { KeyCap } from '~/keys/KeyCap';
import { useCommand } from '~/keys/useCommand';
import { Clock } from '~/live/Clock';
import type { Agent, Contact } from '~/live/messages';
import { useQueue } from '~/live/selectors';
import { answer, usePhone } from '~/phone/agentPhone';
import { useCall } from '../hooks/useCall';
import { useConnectedSince } from '../hooks/useStory';
import { useSpokenCall } from '../hooks/useSpokenCall';
import { consulted, otherEnd } from '../rules';
import { ConferenceLine } from './ConferenceLine';
import { ConsultLine } from './ConsultLine';
import { KeypadButton } from './KeypadButton';
import { MicrophoneGone } from './MicrophoneGone';
import { NotReached } from './NotReached';
import { Refusal } from './Refusal';
import { TransferButton } from './TransferButton';

const isBusy = (phase: string) => phase === 'asked' || phase === 'late';

/** In a call: its clock, its six controls, and whether it is recorded. */
export function TalkBar({ agent, contact, strip }: { agent: Agent; contact: Contact; strip: boolean }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const queue = useQueue(contact.queue_id);
  const call = useCall(agent, contact);
  const since = useConnectedSince(contact);
  const name = otherEnd(contact, agent.id, t('common.unknown_caller'));
  const away = contact.agent_away_until !== null;
  const state = contact.held || away ? 'hold' : 'talking';
  useSpokenCall(contact, name);
  useCommand('mute', call.muteOff ? null : call.toggleMute);
  useCommand('hold', call.off ? null : call.toggleHold);
  useCommand('hang_up', call.off ? null : call.end);
  useCommand('answer', away ? answer : null);
  return (
    <>
      <CallBarFrame state={state} size={strip ? 'strip' : 'call'} label={t('call.bar')} name={name} lead={<BarClock><Clock since={since} /></BarClock>}
        line={<><StatePill state={state} bare stale={call.off}>{t(`state.${state}`)}</StatePill><Text cut>{queue?.name ?? contact.dialled_name}</Text>
          <RecordingSign on={contact.recording}>{contact.recording ? t('call.recording') : t('call.not_recording')}</RecordingSign></>}>
        {away ? <AnswerButton icon={IconPhone} disabled={!phone.call} aria-busy={phone.call !== null} onClick={answer}>{t('call.talk_again')} <KeyCap of="answer" /></AnswerButton> : (
          <CallControls label={t('call.bar')}>
            <CallButton icon={call.muted ? IconMicrophoneOff : IconMicrophone} word={call.muted ? t('call.unmute') : t('call.mute')} command="mute" data-on={call.muted || undefined} disabled={call.muteOff} onClick={call.toggleMute} />
            <CallButton icon={contact.held ? IconPlayerPlay : IconPlayerPause} word={contact.held ? t('call.retrieve') : t('call.hold')} command="hold" data-on={contact.held || undefined} disabled={call.off} aria-busy={isBusy(call.holding.phase)} onClick={call.toggleHold} />
            <KeypadButton contact={contact} disabled={call.off} />
            <TransferButton contact={contact} purpose="transfer" disabled={call.off || consulted(contact) !== null} />
            <TransferButton contact={contact} purpose="add" disabled={call.off || consulted(contact) !== null} />
            <Apart />
            <CallButton ends icon={IconPhone} word={t('call.hang_up')} command="hang_up" disabled={call.off} aria-busy={isBusy(call.ending.phase)} onClick={call.end} />
          </CallControls>
        )}
      </CallBarFrame>
      {away && <Banner tone="hold" title={t('call.back_title', { name })}>{t('call.back_text')}</Banner>}
      {contact.held && Boolean(contact.hold_reminders) && <Banner tone="hold" title={t('call.held_long')}>{t('call.held_long_text')}</Banner>}
      <MicrophoneGone />
      <ConsultLine contact={contact} />
      <ConferenceLine agent={agent} contact={contact} />
      <NotReached contact={contact} />
      <Refusal wishes={[call.holding, call.ending]} />
    </>
  );
}
