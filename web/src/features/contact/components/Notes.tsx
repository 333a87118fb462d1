import { Group } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { Writing } from '~/design/Writing';
import { useCommand } from '~/keys/useCommand';
import type { Contact } from '~/live/messages';
import { useNote } from '../hooks/useNote';

/** Notes on the contact, and whether they are saved. */
export function Notes({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const { text, write, state } = useNote(contact);
  const sheet = useRef<HTMLTextAreaElement>(null);
  useCommand('notes', () => sheet.current?.focus());
  const sign = state === 'clean' ? null : (
    <Text as="div" size="xs" tone={state === 'kept' ? 'watch' : 'meta'}><Group gap="xs" wrap="nowrap">{state === 'saved' && <Icon of={IconCheck} size="xs" />}{t(`notes.${state}`)}</Group></Text>
  );
  return (
    <Panel title={t('notes.title')} meta={sign} grow flush>
      <Writing at={sheet} label={t('notes.label')} hint={t('notes.placeholder')} value={text} onChange={write} />
    </Panel>
  );
}
