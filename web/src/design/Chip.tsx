import type { Icon as TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import looks from './Chip.module.css';
import { classes } from './classes';

export type Tone = 'plain' | 'line' | 'ok' | 'watch' | 'breach' | 'brand';

/** A small fact beside a title. */
export function Chip({ children, tone = 'plain', icon }: { children: ReactNode; tone?: Tone; icon?: TablerIcon }) {
  return <span className={classes(looks.chip, looks[tone])}>{icon && <Icon of={icon} size="xs" />}{children}</span>;
}

/** How many; red only for what is late or broken. */
export function Count({ children, red }: { children: number; red?: boolean }) {
  return <span className={classes(looks.count, red && looks.red)}>{children}</span>;
}
