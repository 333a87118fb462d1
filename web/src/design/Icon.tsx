import type { Icon as TablerIcon } from '@tabler/icons-react';

const sizes = { xs: 14, sm: 16, md: 18, lg: 20, xl: 22 };

/** A Tabler icon in one of our sizes; always beside a word or on a control with a name. */
export function Icon({ of: Drawing, size = 'md' }: { of: TablerIcon; size?: keyof typeof sizes }) {
  return <Drawing size={sizes[size]} stroke={1.75} aria-hidden style={{ flex: 'none', display: 'block' }} />;
}
