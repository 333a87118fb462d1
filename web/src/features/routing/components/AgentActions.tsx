import { Menu } from '@mantine/core';
import { IconAdjustments, IconArmchair, IconChecks, IconFileText, IconLogout, IconPhoneIncoming, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Icon } from '~/design/Icon';
import { StateGlyph } from '~/design/StateGlyph';
import { useDeed } from '~/http/useDeed';
import type { Agent, WantedState } from '~/live/messages';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { pickUp, useMayPickUp } from '~/phone/pickUp';
import { endWrapUp, forceState, freeSeat, logOut } from '../api/hand';
import { useStateWords } from '../hooks/useStateWords';

/** What a supervisor can do with an agent, as items of a menu. */
export function AgentActions({ agent, onOpen }: { agent: Agent; onOpen: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const words = useStateWords();
  const deed = useDeed();
  const cutOff = useCutOff();
  const reasons = useLive(({ centre }) => centre?.reasons) ?? [];
  const me = useLive(({ centre }) => centre?.me.agent_id ?? null);
  const mayForce = useLive(({ centre }) => centre?.me.rights.includes('agents.state.any') ?? false);
  const force = (state: WantedState['state'], reason: string | null = null) => deed(forceState(agent.id, state, reason), t('hand.told', { name: agent.name }));
  const mayPickUp = useMayPickUp() && agent.state === 'ringing' && agent.id !== me;
  const off = cutOff || !mayForce;
  return (
    <>
      <Menu.Label>{agent.contact_id ? t('hand.after_contact', { name: agent.name }) : agent.name}</Menu.Label>
      <Menu.Item leftSection={<Icon of={IconUser} size="sm" />} onClick={onOpen}>{t('hand.open')}</Menu.Item>
      {agent.contact_id && <Menu.Item leftSection={<Icon of={IconFileText} size="sm" />} onClick={() => void navigate(`/contacts/${agent.contact_id}`)}>{t('hand.story')}</Menu.Item>}
      {mayPickUp && <Menu.Item leftSection={<Icon of={IconPhoneIncoming} size="sm" />} disabled={cutOff} onClick={() => deed(pickUp({ agent: agent.id }), t('directory.picked_up'))}>{t('directory.pick_up')}</Menu.Item>}
      {agent.state === 'wrap_up' && <Menu.Item leftSection={<Icon of={IconChecks} size="sm" />} disabled={off} onClick={() => deed(endWrapUp(agent.id), t('hand.told', { name: agent.name }))}>{t('hand.end_wrap_up')}</Menu.Item>}
      <Menu.Divider />
      <Menu.Item leftSection={<StateGlyph state="ready" />} disabled={off} onClick={() => force('ready')}>{t('hand.make_ready')}</Menu.Item>
      {reasons.map(({ code }) => (
        <Menu.Item key={code} leftSection={<StateGlyph state="not_ready" />} disabled={off} onClick={() => force('not_ready', code)}>{t('hand.make_not_ready', { reason: words.reason(code) })}</Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<Icon of={IconAdjustments} size="sm" />} disabled={off} onClick={onOpen}>{t('hand.for_now')}</Menu.Item>
      {agent.seat && <Menu.Item leftSection={<Icon of={IconArmchair} size="sm" />} disabled={off} onClick={() => deed(freeSeat(agent.id), t('hand.told', { name: agent.name }))}>{t('hand.free_seat')}</Menu.Item>}
      <Menu.Item leftSection={<Icon of={IconLogout} size="sm" />} disabled={off || agent.state === 'offline'} onClick={() => deed(logOut(agent.id), t('hand.told', { name: agent.name }))}>{t('hand.log_out')}</Menu.Item>
    </>
  );
}
