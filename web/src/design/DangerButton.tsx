import type { Icon as TablerIcon } from '@tabler/icons-react';
import { Icon } from './Icon';
import looks from './DangerButton.module.css';

/** Ends or deletes something. `busy` while the server is asked. */
export function DangerButton({ icon, children, onClick, busy }: { icon: TablerIcon; children: string; onClick: () => void; busy?: boolean }) {
  return <button type="button" className={looks.danger} aria-busy={busy || undefined} disabled={busy} onClick={onClick}><Icon of={icon} />{children}</button>;
}
