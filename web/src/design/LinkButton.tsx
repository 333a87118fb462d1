import { Tooltip } from '@mantine/core';
import type { Icon as TablerIcon } from '@tabler/icons-react';
import { Icon } from './Icon';
import frame from './Frame.module.css';

/** A link that downloads, with a picture only. */
export function LinkButton({ icon, word, href }: { icon: TablerIcon; word: string; href: string }) {
  return <Tooltip label={word}><a className={frame.iconButton} href={href} download aria-label={word}><Icon of={icon} /></a></Tooltip>;
}
