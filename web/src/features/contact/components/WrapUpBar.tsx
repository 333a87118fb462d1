import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import { BarClock, CallBarFrame, WrapUpGauge } from '~/design/CallControls';
import { Banner } from '~/design/Note';
import { StatePill } from '~/design/StatePill';
import { Text } from '~/design/Text';
import { Clock } from '~/live/Clock';
import { useAsk } from '~/http/useAsk';
import { useNow } from '~/live/clock';
import type { Agent, Contact } from '~/live/messages';
import { useCutOff, useQueue } from '~/live/selectors';
import { play } from '~/sounds/player';
import { spokenDuration } from '~/texts/spoken';
import { extendWrapUp } from '../api/commands';
import { callerName, hungUp } from '../rules';
import { NotReached } from './NotReached';
import { Refusal } from './Refusal';

const moreSeconds = 60;

/** After the call: its clock and how much of the wrap-up is left. */
export function WrapUpBar({ agent, contact, strip }: { agent: Agent; contact: Contact; strip: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const cutOff = useCutOff();
  const more = useAsk(extendWrapUp);
  const queue = useQueue(contact.queue_id);
  const until = agent.wrap_up_until ? Date.parse(agent.wrap_up_until) : null;
  const since = Date.parse(agent.since);
  const whole = until === null ? 0 : Math.round((until - since) / 1000);
  const left = until === null ? 0 : Math.min(whole, Math.max(0, Math.ceil((until - now) / 1000)));
  const isLong = agent.wrap_up_remind_at !== null && now >= Date.parse(agent.wrap_up_remind_at);
  useEffect(() => {
    if (!isLong) return;
    play('wrap_up');
    announce(t('wrap_up.long'), 'polite');
  // Said once for each contact.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isLong, contact.id]);
  const who = hungUp(contact, agent.id);
  useEffect(() => {
    const time = spokenDuration(since - Date.parse(contact.arrived_at));
    const what = until === null ? t('say.ended', { time }) : t('say.ended_left', { time, left: spokenDuration(left * 1000) });
    announce(who ? t('say.ended_who', { who: t(`wrap_up.ended_${who}`), what }) : what, 'assertive');
    // Said once for each contact.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [contact.id]);
  return (
    <>
      <CallBarFrame state="wrap_up" size={strip ? 'strip' : 'call'} label={t('call.bar')} name={callerName(contact, t('common.unknown_caller'))}
        lead={<BarClock><Clock since={agent.since} /></BarClock>}
        line={<><StatePill state="wrap_up" bare>{t('state.wrap_up')}</StatePill><Text cut>{[queue?.name, who && t(`wrap_up.ended_${who}`)].filter(Boolean).join(' · ')}</Text></>}>
        {until !== null && <WrapUpGauge share={left / Math.max(whole, 1)} text={t('wrap_up.left', { left, whole })} action={agent.wrap_up_extra_seconds >= moreSeconds && <Button size="xs" variant="subtle" disabled={cutOff} aria-busy={more.phase === 'asked'} onClick={() => more.ask(contact.id, moreSeconds)}>{t('wrap_up.more_time')}</Button>} />}
        {agent.wrap_up_mode === 'manual' && <Text size="sm" tone="meta">{t('wrap_up.until_finished')}</Text>}
      </CallBarFrame>
      {isLong && <Banner tone="watch" title={t('wrap_up.long')}>{t('wrap_up.long_text')}</Banner>}
      <NotReached contact={contact} />
      <Refusal wishes={[more]} />
    </>
  );
}
