import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { PlainButton } from '~/design/PlainButton';
import { useProblemText } from '~/http/ProblemNote';
import { request } from '~/http/request';
import { useAsk } from '~/http/useAsk';
import { Clock } from '~/live/Clock';
import type { Agent } from '~/live/messages';
import { useCutOff } from '~/live/selectors';

const connect = (): Promise<Agent> => request('POST', '/agents/me/phone/connect');
const disconnect = (): Promise<Agent> => request('POST', '/agents/me/phone/disconnect');

/** My phone that stays connected: since when, and the way to connect it or to hang it up. */
export function NailedUpLine({ agent }: { agent: Agent }) {
  const { t } = useTranslation();
  const text = useProblemText();
  const cutOff = useCutOff();
  const off = agent.nailed_up === 'off';
  const { ask, phase, problem } = useAsk(off ? connect : disconnect);
  const busy = phase === 'asked' || phase === 'late';
  return (
    <>
      <Chip tone={agent.nailed_up === 'connected' ? 'ok' : 'line'}>{t(`seat.nailed_up_${agent.nailed_up ?? 'off'}`)}{agent.nailed_up_since && <> <Clock since={agent.nailed_up_since} /></>}</Chip>
      {' '}
      {agent.state !== 'offline' && <PlainButton disabled={cutOff} aria-busy={busy} onClick={() => ask()}>{t(off ? 'seat.nailed_up_connect' : 'seat.nailed_up_disconnect')}</PlainButton>}
      {phase === 'refused' && <span role="alert"> {text(problem)}</span>}
    </>
  );
}
