import { Group, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { PlainButton } from '~/design/PlainButton';
import { Text } from '~/design/Text';
import type { Agent, AgentState, Queue } from '~/live/messages';
import type { Board } from '../hooks/useBoardAddress';

const states: AgentState[] = ['ready', 'ringing', 'talking', 'hold', 'wrap_up', 'not_ready', 'offline'];

/** Narrows the board to a team, to queues, to a state; what is chosen stands in the address. */
export function BoardFilter({ board, agents, queues }: { board: Board; agents: Agent[]; queues: Queue[] }) {
  const { t } = useTranslation();
  const { team, queues: chosen, state } = board.at;
  const teams = [...new Set(agents.map((agent) => agent.team).filter(Boolean))].sort();
  const tick = (on: boolean) => (on ? <Icon of={IconCheck} size="sm" /> : null);
  const toggled = (id: string) => (chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const words = [team || t('board.all_teams'), chosen.length ? queues.filter(({ id }) => chosen.includes(id)).map(({ name }) => name).join(', ') : t('board.all_voice'), state && t(`state.${state}`)].filter(Boolean).join(' · ');
  return (
    <Menu closeOnItemClick={false} position="bottom-start" width={240}>
      <Menu.Target><PlainButton aria-label={t('board.filter', { now: words })}><Group gap={4}><Text size="sm" tone="meta" cut>{words}</Text><Icon of={IconChevronDown} size="xs" /></Group></PlainButton></Menu.Target>
      <Menu.Dropdown mah="70vh">
        {teams.length > 0 && (
          <>
            <Menu.Label>{t('board.team')}</Menu.Label>
            {['', ...teams].map((each) => <Menu.Item key={each} rightSection={tick(each === team)} onClick={() => board.go({ team: each })}>{each || t('board.all_teams')}</Menu.Item>)}
          </>
        )}
        <Menu.Label>{t('board.queues')}</Menu.Label>
        <Menu.Item rightSection={tick(!chosen.length)} onClick={() => board.go({ queues: [] })}>{t('board.all_voice')}</Menu.Item>
        {queues.map(({ id, name }) => <Menu.Item key={id} rightSection={tick(chosen.includes(id))} onClick={() => board.go({ queues: toggled(id) })}>{name}</Menu.Item>)}
        <Menu.Label>{t('board.agents_in_state')}</Menu.Label>
        <Menu.Item rightSection={tick(!state)} onClick={() => board.go({ state: '' })}>{t('board.all_states')}</Menu.Item>
        {states.map((each) => <Menu.Item key={each} rightSection={tick(each === state)} onClick={() => board.go({ state: each })}>{t(`state.${each}`)}</Menu.Item>)}
      </Menu.Dropdown>
    </Menu>
  );
}
