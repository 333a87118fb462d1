import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { KeyCap } from '~/keys/KeyCap';
import { useCommand } from '~/keys/useCommand';
import type { Contact } from '~/live/messages';
import { useChoices } from '~/live/names';
import { useCutOff, useQueue } from '~/live/selectors';
import { finish, finishNotReady } from '../api/commands';

/** Ends the wrap-up: ready for the next, or a pause first. A fixed one ends by itself. */
export function FinishRow({ contact, fixed }: { contact: Contact; fixed: boolean }) {
  const { t } = useTranslation();
  const cutOff = useCutOff();
  const queue = useQueue(contact.queue_id);
  const { reasons } = useChoices();
  const done = useAsk(finish);
  const pause = useAsk(finishNotReady);
  useCommand('finish', cutOff || fixed ? null : () => done.ask(contact.id));
  if (fixed) return <Text tone="meta" grow>{t('wrap_up.fixed')}</Text>;
  return (
    <>
      <Text tone="meta" grow cut>{queue?.waiting ? t('wrap_up.waiting', { count: queue.waiting }) : t('wrap_up.nobody_waits')}</Text>
      <ProblemNote error={done.problem ?? pause.problem} />
      <Menu width={220} position="top-end">
        <Menu.Target><Button size="md" disabled={cutOff} aria-busy={pause.phase === 'asked'} rightSection={<Icon of={IconChevronDown} size="sm" />}>{t('wrap_up.finish_not_ready')}</Button></Menu.Target>
        <Menu.Dropdown>{reasons.map((reason) => <Menu.Item key={reason.code} onClick={() => pause.ask(contact.id, reason.code)}>{reason.name}</Menu.Item>)}</Menu.Dropdown>
      </Menu>
      <Button size="md" variant="filled" disabled={cutOff} aria-busy={done.phase === 'asked' || done.phase === 'late'} rightSection={<KeyCap of="finish" />} onClick={() => done.ask(contact.id)}>{t('wrap_up.finish')}</Button>
    </>
  );
}
