import type { ReactNode } from 'react';
import { Link } from 'react-router';
import looks from './Opens.module.css';

/** A figure that opens what it is made of; it looks like the figure until pointer or focus comes to it. */
export function Opens({ to, label, wide, children }: { to: string; label: string; wide?: boolean; children: ReactNode }) {
  return <Link to={to} className={wide ? `${looks.opens} ${looks.wide}` : looks.opens} aria-label={label} preventScrollReset>{children}</Link>;
}
