import type { CSSProperties } from 'react';
import looks from './Shares.module.css';

interface SharesProps {
  label: string;
  /** `share` is 0 to 1. */
  items: { key: string; name: string; share: number; words: string }[];
}

/** Names with a bar each, the longest first. */
export function Shares({ label, items }: SharesProps) {
  return (
    <ol className={looks.shares} aria-label={label}>
      {items.map(({ key, name, share, words }) => (
        <li key={key} style={{ '--share': share } as CSSProperties}><bdi>{name}</bdi><i aria-hidden /><span>{words}</span></li>
      ))}
    </ol>
  );
}
