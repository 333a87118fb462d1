import type { ReactNode } from 'react';
import { Chip } from '../Chip';
import looks from './VersionList.module.css';

interface VersionEntry {
  id: number;
  name: string;
  /** The word for the one in use; empty for all others. */
  live: string;
  note: string;
  line: string;
  chosen: boolean;
  actions: ReactNode;
}

/** Versions, newest first: which, by whom and when, why, and what can be done with each. */
export function VersionList({ label, items }: { label: string; items: VersionEntry[] }) {
  return (
    <ol className={looks.list} aria-label={label}>
      {items.map(({ id, name, live, note, line, chosen, actions }) => (
        <li key={id} className={looks.version} data-chosen={chosen || undefined}>
          <h3>{name}{live && <Chip tone="ok">{live}</Chip>}</h3>
          {note && <p className={looks.note}>{note}</p>}
          <p>{line}</p>
          <div className={looks.actions}>{actions}</div>
        </li>
      ))}
    </ol>
  );
}
