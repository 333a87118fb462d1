import type { Icon as TablerIcon } from '@tabler/icons-react';
import { Children, type ComponentProps, type ReactNode } from 'react';
import { Count } from './Chip';
import { Icon } from './Icon';
import looks from './Bell.module.css';

/** A round control with a number at its corner. */
export function BellButton({ icon, word, count, ...rest }: { icon: TablerIcon; word: string; count: number } & ComponentProps<'button'>) {
  return <button type="button" {...rest} className={looks.bell} aria-label={word} title={word}><Icon of={icon} />{count > 0 && <span><Count red>{count}</Count></span>}</button>;
}

/** What stands under the bell. */
export function BellList({ label, quiet, children }: { label: string; quiet: string; children: ReactNode }) {
  return Children.count(children) ? <ul className={looks.list} aria-label={label}>{children}</ul> : <p className={looks.quiet}>{quiet}</p>;
}
