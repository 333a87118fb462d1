import type { ReactNode } from 'react';
import { PlainButton } from '../PlainButton';
import looks from './Versions.module.css';

interface VersionsProps {
  open: boolean;
  items: { field: string; name: string; before: string; theirs: string; mine: string }[];
  words: { before: string; theirs: string; mine: string; take: string };
  onTake: (field: string) => void;
  /** What can be done. */
  children: ReactNode;
}

/** Two versions of the same fields, side by side. */
export function Versions({ open, items, words, onTake, children }: VersionsProps) {
  return (
    <div className={looks.versions}>
      {open && (
        <table>
          <thead><tr><td /><th scope="col">{words.before}</th><th scope="col">{words.theirs}</th><th scope="col">{words.mine}</th></tr></thead>
          <tbody>
            {items.map(({ field, name, before, theirs, mine }) => (
              <tr key={field}><th scope="row">{name}</th><td>{before}</td><td>{theirs} <PlainButton onClick={() => onTake(field)}>{words.take}</PlainButton></td><td>{mine}</td></tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={looks.buttons}>{children}</div>
    </div>
  );
}
