import { Link } from 'react-router';
import looks from './CutLinks.module.css';

/** The same page about other things, beside its title. */
export function CutLinks({ label, items }: { label: string; items: { to: string; word: string; here: boolean }[] }) {
  return <nav className={looks.links} aria-label={label}>{items.map(({ to, word, here }) => <Link key={to} to={to} aria-current={here ? 'page' : undefined}>{word}</Link>)}</nav>;
}
