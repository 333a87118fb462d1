import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import looks from './CutLinks.module.css';

/** The same page about other things, beside its title. */
export function CutLinks({ label, items }: { label: string; items: { to: string; word: string; here: boolean }[] }) {
  const links = useRef<HTMLElement>(null);
  const current = items.find(({ here }) => here)?.to;
  // On a phone they do not all have room: the one that is shown does.
  useEffect(() => {
    // Newer browsers answer with a promise, which is no way to tidy up.
    void links.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return <nav ref={links} className={looks.links} aria-label={label}>{items.map(({ to, word, here }) => <Link key={to} to={to} aria-current={here ? 'page' : undefined}>{word}</Link>)}</nav>;
}
