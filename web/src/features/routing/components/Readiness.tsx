import { Button, Menu } from '@mantine/core';
import { IconCoffee } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { Key } from '~/design/Key';
import { ReadyCard } from '~/design/patterns/ReadyCard';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { KeyCap } from '~/keys/KeyCap';
import type { Agent } from '~/live/messages';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { browserIsPhone, movePhoneHere, usePhone } from '~/phone/agentPhone';
import { phoneTrouble } from '~/phone/machine';
import { wantState } from '../api/state';
import { useStateWords } from '../hooks/useStateWords';

/** The idle desk's first word: am I ready, who waits, and the one button that changes it. */
export function Readiness({ agent }: { agent: Agent }) {
  const { t } = useTranslation();
  const words = useStateWords();
  const phone = usePhone();
  const cutOff = useCutOff();
  const queues = useLive(({ centre }) => centre?.queues) ?? {};
  const reasons = useLive(({ centre }) => centre?.reasons) ?? [];
  const { ask, phase, problem } = useAsk(wantState);
  const waiting = agent.queue_ids.reduce((sum, id) => sum + (queues[id]?.waiting ?? 0), 0);
  const trouble = browserIsPhone() ? phoneTrouble(phone) : null;
  const asked = phase === 'asked' || phase === 'late';
  const ready = agent.state === 'ready';

  const title = ready ? t('desk.ready_title') : agent.state === 'offline' ? t('desk.offline_title') : agent.reason ? `${t('desk.not_ready_title')}: ${words.reason(agent.reason)}` : t('desk.not_ready_title');
  const waits = waiting ? t('desk.ready_waiting', { count: waiting }) : t('desk.ready_nobody');
  const line = ready ? waits : trouble ? t(trouble === 'microphone' ? 'own.no_microphone' : 'own.no_phone') : `${t('desk.not_ready_text')} ${waiting ? waits : ''}`;
  return (
    <ReadyCard state={ready ? 'ready' : agent.state === 'offline' ? 'offline' : 'not_ready'} title={title} line={line} problem={<ProblemNote error={problem} />}>
      {ready ? (
        <Menu width={220}>
          <Menu.Target><Button size="md" disabled={cutOff} aria-busy={asked} leftSection={<Icon of={IconCoffee} />} rightSection={<KeyCap of="not_ready" />}>{t('own.go_not_ready')}</Button></Menu.Target>
          <Menu.Dropdown>
            {reasons.map(({ code }, place) => <Menu.Item key={code} rightSection={<Key>{String(place + 1)}</Key>} onClick={() => ask('not_ready', code)}>{words.reason(code)}</Menu.Item>)}
            {!reasons.length && <Menu.Item onClick={() => ask('not_ready')}>{t('own.go_not_ready')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <>
          {trouble && <Button size="md" onClick={() => void movePhoneHere()}>{t('seat.repair')}</Button>}
          <Button size="md" variant="filled" disabled={cutOff || trouble === 'registration'} aria-busy={asked} rightSection={<KeyCap of="ready" />} onClick={() => ask('ready')}>{t('own.go_ready')}</Button>
        </>
      )}
    </ReadyCard>
  );
}
