import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import looks from './MenuAt.module.css';

/** A menu beside something that is on the page already; one for many things. It goes where the focus was when it is closed. */
export function MenuAt({ at, onClose, children }: { at: HTMLElement; onClose: () => void; children: ReactNode }) {
  const close = () => {
    onClose();
    at.focus();
  };
  return createPortal(
    <Menu opened onChange={(opened) => { if (!opened) close(); }} onClose={close} width={250} position="bottom-start" withinPortal>
      <Menu.Target><span className={looks.place} aria-hidden /></Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>,
    at.parentElement ?? document.body,
  );
}
