import looks from './Avatar.module.css';
import { classes } from './classes';

/** Two signs that stand for a person: digits of a number, or initials. */
export function initials(name: string): string {
  const digits = name.replace(/\D/g, '');
  if (digits) return name.startsWith('+') ? digits.slice(-2) : digits.slice(0, 2);
  const words = name.trim().split(/\s+/);
  return words.slice(0, 2).map((word) => word.charAt(0).toUpperCase()).join('') || '?';
}

/** A person, in one quiet colour: colours mean states here. */
export function Avatar({ name, size = 'md' }: { name: string; size?: 'sm' | 'md' | 'xl' }) {
  return <span className={classes(looks.avatar, looks[size])} aria-hidden>{initials(name)}</span>;
}
