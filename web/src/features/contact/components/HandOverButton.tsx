import { Button, Popover, Select, Stack } from '@mantine/core';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import type { Contact } from '~/live/messages';
import { useAgents } from '~/live/names';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { handOver } from '../api/commands';

const agentMark = 'agent:';

/** Gives a message to another mailbox: a queue's or an agent's. */
export function HandOverButton({ contact }: { contact: Pick<Contact, 'id' | 'mailbox'> }) {
  const { t } = useTranslation();
  const cutOff = useCutOff();
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState<string | null>(null);
  const giving = useAsk(handOver);
  const queues = useLive(({ centre }) => centre?.queues) ?? {};
  const agents = useAgents().filter(({ queue_ids }) => queue_ids.length > 0);
  const choices = [
    { group: t('transfer.queues'), items: Object.values(queues).map(({ id, name }) => ({ value: id, label: name })) },
    { group: t('transfer.agents'), items: agents.map(({ id, name }) => ({ value: agentMark + id, label: name })) },
  ].map(({ group, items }) => ({ group, items: items.filter(({ value }) => value !== contact.mailbox) }));
  const give = () => {
    if (to) giving.ask(contact.id, to.startsWith(agentMark) ? { agent: to.slice(agentMark.length) } : { queue: to });
  };
  return (
    <Popover opened={open} onChange={setOpen} width={300} position="bottom-end" trapFocus returnFocus>
      <Popover.Target><Button size="md" leftSection={<Icon of={IconArrowsLeftRight} />} disabled={cutOff} aria-expanded={open} onClick={() => setOpen(!open)}>{t('voicemail.hand_over')}</Button></Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <Select label={t('voicemail.to_box')} data={choices} value={to} onChange={setTo} searchable data-autofocus comboboxProps={{ withinPortal: false }} />
          <ProblemNote error={giving.problem} />
          <Button variant="filled" disabled={!to || cutOff} aria-busy={giving.phase === 'asked'} onClick={give}>{t('voicemail.hand_over')}</Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
