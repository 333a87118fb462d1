import { Menu } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '~/design/Announcer';
import { Key } from '~/design/Key';
import { StateButton } from '~/design/StateButton';
import { StateGlyph } from '~/design/StateGlyph';
import { toast } from '~/design/Toast';
import { useKey } from '~/design/useKey';
import { useProblemText } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { KeyCap } from '~/keys/KeyCap';
import { useCommand } from '~/keys/useCommand';
import { Clock } from '~/live/Clock';
import type { Agent } from '~/live/messages';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { browserIsPhone, usePhone } from '~/phone/agentPhone';
import { phoneTrouble } from '~/phone/machine';
import { wantState } from '../api/state';
import { useStateWords } from '../hooks/useStateWords';

const busy = ['ringing', 'talking', 'hold', 'wrap_up'];

/** Says each change of one's own state to those who listen. */
function useSpokenState(agent: Agent): void {
  const { t } = useTranslation();
  const words = useStateWords();
  const wanted = !agent.wanted ? '' : agent.wanted.reason ? t('own.not_ready_because', { reason: words.reason(agent.wanted.reason) }) : words.wanted(agent.wanted);
  const reason = agent.reason ? words.reason(agent.reason) : '';
  useEffect(() => {
    if (agent.state === 'ready') announce(t('own.is_ready'));
    if (agent.state === 'offline') announce(t('own.is_offline'));
    if (agent.state === 'not_ready') announce(reason ? t('own.is_not_ready_because', { reason }) : t('own.is_not_ready'));
  }, [agent.state, reason, t]);
  useEffect(() => { if (wanted) announce(t('own.after_this', { state: wanted })); }, [wanted, t]);
}

/** My own state, its age, what comes next, and the way to change it. */
export function OwnState({ agent }: { agent: Agent }) {
  const { t } = useTranslation();
  const words = useStateWords();
  const text = useProblemText();
  const phone = usePhone();
  const cutOff = useCutOff();
  const [open, setOpen] = useState(false);
  const reasons = useLive(({ centre }) => centre?.reasons) ?? [];
  const { ask, phase, problem, dismiss } = useAsk(wantState);
  useSpokenState(agent);
  useEffect(() => {
    if (phase !== 'refused') return;
    toast(text(problem));
    dismiss();
  }, [phase, problem, text, dismiss]);

  const trouble = browserIsPhone() ? phoneTrouble(phone) : null;
  const goReady = () => (trouble === 'registration' ? toast(t('own.no_phone')) : ask('ready'));
  useCommand('ready', goReady);
  useCommand('not_ready', () => setOpen(true));
  useKey('1 2 3 4 5 6 7 8 9'.split(' '), open ? (key) => {
    const chosen = reasons[Number(key) - 1];
    if (chosen) { ask('not_ready', chosen.code); setOpen(false); }
  } : null);

  const next = agent.wanted && busy.includes(agent.state) ? t('own.then', { state: words.wanted(agent.wanted) }) : undefined;
  const word = words.agent(agent);
  return (
    <Menu opened={open} onChange={setOpen} width={250} returnFocus>
      <Menu.Target>
        <StateButton state={agent.state} word={word} time={<Clock since={agent.since} />} next={next} stale={cutOff} disabled={cutOff}
          aria-busy={phase === 'asked' || phase === 'late'} aria-label={t('own.control', { state: next ? `${word}, ${next}` : word })} />
      </Menu.Target>
      <Menu.Dropdown>
        {busy.includes(agent.state) && <Menu.Label>{t('own.next')}</Menu.Label>}
        <Menu.Item leftSection={<StateGlyph state="ready" />} rightSection={<KeyCap of="ready" />} onClick={goReady}>{t('own.go_ready')}</Menu.Item>
        <Menu.Label>{t('own.go_not_ready')}</Menu.Label>
        {reasons.map(({ code }, place) => (
          <Menu.Item key={code} leftSection={<StateGlyph state="not_ready" />} rightSection={<Key>{String(place + 1)}</Key>} onClick={() => ask('not_ready', code)}>{words.reason(code)}</Menu.Item>
        ))}
        {!reasons.length && <Menu.Item leftSection={<StateGlyph state="not_ready" />} onClick={() => ask('not_ready')}>{t('own.go_not_ready')}</Menu.Item>}
        <Menu.Divider />
        <Menu.Item leftSection={<StateGlyph state="offline" />} onClick={() => ask('offline')}>{t('own.go_offline')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
