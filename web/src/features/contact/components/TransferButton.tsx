import { Popover } from '@mantine/core';
import { IconArrowsLeftRight, IconUserPlus } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallButton } from '~/design/CallControls';
import { useCommand } from '~/keys/useCommand';
import type { Contact } from '~/live/messages';

const load = () => import('./TransferPanel');
const TransferPanel = lazy(async () => ({ default: (await load()).TransferPanel }));

interface TransferButtonProps {
  contact: Contact;
  purpose: 'transfer' | 'add';
  disabled: boolean;
}

/** Opens the list of those to whom the customer can be passed, or who can be asked in. */
export function TransferButton({ contact, purpose, disabled }: TransferButtonProps) {
  const { t } = useTranslation();
  const adds = purpose === 'add';
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  // Loaded with the call, not with the wish: it must open even when the line is gone by then.
  useEffect(() => { void load(); }, []);
  useCommand(purpose, disabled ? null : () => setOpen(!open));
  return (
    <Popover opened={open && !disabled} onChange={setOpen} width={340} offset={18} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <CallButton icon={adds ? IconUserPlus : IconArrowsLeftRight} word={adds ? t('call.add') : t('call.transfer')} command={purpose} disabled={disabled} aria-expanded={open} onClick={() => setOpen(!open)} />
      </Popover.Target>
      <Popover.Dropdown><Suspense><TransferPanel contact={contact} adds={adds} onDone={close} /></Suspense></Popover.Dropdown>
    </Popover>
  );
}
