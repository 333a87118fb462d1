import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Drawer } from '~/design/Drawer';
import { Facts } from '~/design/Facts';
import { Health } from '~/design/Health';
import { Icon } from '~/design/Icon';
import { StatePill } from '~/design/StatePill';
import { Clock } from '~/live/Clock';
import type { Agent } from '~/live/messages';
import { useNames } from '~/live/names';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { useIsLate } from '../hooks/useIsLate';
import { useStateWords } from '../hooks/useStateWords';
import { AgentActions } from './AgentActions';
import { ForNowForm } from './ForNowForm';

/** One agent: what they do, since when, with whom, and the supervisor's hand. */
export function AgentDrawer({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useStateWords();
  const names = useNames();
  const stale = useCutOff();
  const late = useIsLate(agent);
  const contact = useLive(({ centre }) => (agent.contact_id ? centre?.contacts[agent.contact_id] : undefined));
  const may = useLive(({ centre }) => centre?.me.rights.includes('agents.for_now') ?? false);
  const facts = [
    ...(agent.state === 'offline' ? [] : [{ name: t('hand.since'), value: <Health standing={late ? 'breach' : 'well'}><Clock since={agent.since} /></Health> }]),
    ...(agent.wanted ? [{ name: t('hand.next'), value: words.wanted(agent.wanted) }] : []),
    ...(agent.contact_id ? [{ name: t('hand.contact'), value: <Link to={`/contacts/${agent.contact_id}`}>{contact?.reference ?? t('hand.story')}</Link> }] : []),
    ...(agent.queue_id ? [{ name: t('board.queue'), value: names.queue(agent.queue_id) }] : []),
    ...(agent.nailed_up ? [{ name: t('seat.nailed_up'), value: <>{t(`seat.nailed_up_${agent.nailed_up}`)}{agent.nailed_up_since && <> <Clock since={agent.nailed_up_since} /></>}</> }] : []),
    ...(agent.seat ? [{ name: t('hand.seat'), value: t('seat.rings_at', { extension: agent.seat.extension, name: agent.seat.name }) }] : []),
    ...(agent.team ? [{ name: t('board.team'), value: agent.team }] : []),
    { name: t('board.queues'), value: agent.queue_ids.map(names.queue).join(', ') || '–' },
  ];
  return (
    <Drawer of={agent.id} title={agent.name} onClose={onClose} line={<StatePill state={agent.state} bare stale={stale}>{words.agent(agent)}</StatePill>}
      foot={(
        <Menu width={250} position="top-start">
          <Menu.Target><Button rightSection={<Icon of={IconChevronDown} size="sm" />}>{t('hand.act')}</Button></Menu.Target>
          <Menu.Dropdown><AgentActions agent={agent} onOpen={() => undefined} /></Menu.Dropdown>
        </Menu>
      )}>
      <Facts items={facts} />
      {may && <ForNowForm key={`${agent.id} ${agent.for_now_until}`} agent={agent} />}
    </Drawer>
  );
}
