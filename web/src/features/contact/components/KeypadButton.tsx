import { Popover } from '@mantine/core';
import { IconGridDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallButton } from '~/design/CallControls';
import { Keypad } from '~/design/FloatingPanel';
import { useKey } from '~/design/useKey';
import { useCommand } from '~/keys/useCommand';
import type { Contact } from '~/live/messages';
import { sendKeys } from '../api/commands';

/** The keys of a telephone, for menus at the other end. */
export function KeypadButton({ contact, disabled }: { contact: Contact; disabled: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const send = (key: string) => void sendKeys(contact.id, key).catch(() => undefined);
  useCommand('keypad', disabled ? null : () => setOpen(!open));
  useKey([...'0123456789*#'], open && !disabled ? send : null);
  return (
    <Popover opened={open} onChange={setOpen} width={220} offset={18} position="bottom" trapFocus={false}>
      <Popover.Target><CallButton icon={IconGridDots} word={t('call.keypad')} command="keypad" disabled={disabled} aria-expanded={open} onClick={() => setOpen(!open)} /></Popover.Target>
      <Popover.Dropdown><Keypad label={t('call.keypad')} onKey={send} /></Popover.Dropdown>
    </Popover>
  );
}
