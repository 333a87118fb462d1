import { Button, Group } from '@mantine/core';
import { IconCheck, IconPhoneOutgoing, IconRecordMail, IconTrash } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DangerButton } from '~/design/DangerButton';
import { Drawer, DrawerPart } from '~/design/Drawer';
import { Icon } from '~/design/Icon';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import type { Contact } from '~/live/messages';
import { useCutOff } from '~/live/selectors';
import { useLive } from '~/live/store';
import { callBack, complete, discard, take } from '../api/commands';
import { useBoxName } from '../hooks/useBoxName';
import { callerName } from '../rules';
import { DueSign } from './DueSign';
import { HandOverButton } from './HandOverButton';

interface MessageDrawerProps {
  message: Contact;
  /** The player and the caller's record. */
  children: ReactNode;
  onClose: () => void;
}

/** One message: hear it, take it, call back, give it on, throw it away. */
export function MessageDrawer({ message, children, onClose }: MessageDrawerProps) {
  const { t } = useTranslation();
  const cutOff = useCutOff();
  const boxName = useBoxName();
  const me = useLive(({ centre }) => centre?.me);
  const [sure, setSure] = useState(false);
  const [taking, calling, done, throwing] = [useAsk(take), useAsk(callBack), useAsk(complete), useAsk(discard)];
  const isOpen = message.outcome === null;
  const isMine = isOpen && message.state === 'connected' && message.agent_id === me?.agent_id;
  const waits = isOpen && ['queued', 'offered'].includes(message.state);
  const mayDiscard = isOpen && (isMine || me?.rights.includes('contacts.handle.any'));
  return (
    <Drawer of={message.id} title={callerName(message, t('common.unknown_caller'))} line={<><bdi dir="ltr">{message.address}</bdi> · {boxName(message.mailbox)}</>} onClose={onClose}
      foot={isOpen && (
        <Group gap="sm">
          {waits && me?.agent_id && <Button variant="filled" leftSection={<Icon of={IconRecordMail} />} disabled={cutOff} aria-busy={taking.phase === 'asked'} onClick={() => taking.ask(message.id)}>{t('voicemail.accept')}</Button>}
          {isMine && <Button leftSection={<Icon of={IconPhoneOutgoing} />} disabled={cutOff} aria-busy={calling.phase === 'asked'} onClick={() => calling.ask(message.id)}>{t('voicemail.call_back')}</Button>}
          {isMine && <Button variant="filled" leftSection={<Icon of={IconCheck} />} disabled={cutOff} aria-busy={done.phase === 'asked'} onClick={() => done.ask(message.id)}>{t('voicemail.done')}</Button>}
          <HandOverButton contact={message} />
        </Group>
      )}>
      <DrawerPart><Group gap="sm"><DueSign contact={message} /><Link to={`/contacts/${message.id}`}><Text size="sm">{t('call.whole_story')}</Text></Link>{message.links.map(({ contact_id, kind, reference }) => <Link key={contact_id} to={`/contacts/${contact_id}`}><Text size="sm">{t(`story.linked_${kind}`, { reference })}</Text></Link>)}</Group></DrawerPart>
      {children}
      {message.note && <DrawerPart title={t('notes.title')}><Text as="p">{message.note}</Text></DrawerPart>}
      <ProblemNote error={taking.problem ?? calling.problem ?? done.problem ?? throwing.problem} />
      {mayDiscard && (
        <DrawerPart title={t('voicemail.discard')}>
          <Text as="p" size="sm" tone="meta">{t('voicemail.discard_text')}</Text>
          <Group gap="sm">
            {sure ? <><Button onClick={() => setSure(false)}>{t('form.keep')}</Button><DangerButton icon={IconTrash} busy={throwing.phase === 'asked'} onClick={() => throwing.ask(message.id)}>{t('voicemail.discard')}</DangerButton></>
              : <Button leftSection={<Icon of={IconTrash} size="sm" />} disabled={cutOff} onClick={() => setSure(true)}>{t('voicemail.discard')}</Button>}
          </Group>
        </DrawerPart>
      )}
    </Drawer>
  );
}
