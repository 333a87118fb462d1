import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { IconButton } from '../Frame';
import looks from './WayRows.module.css';

interface WayRowsProps {
  label: string;
  rows: { id: string; remove: string; fields: ReactNode; wide?: boolean }[];
  disabled?: boolean;
  onRemove: (place: number) => void;
}

/** Rows of fields, each of which can be taken away: keys of a menu, conditions, texts by name. */
export function WayRows({ label, rows, disabled, onRemove }: WayRowsProps) {
  return (
    <div className={looks.rows} role="group" aria-label={label}>
      {rows.map(({ id, remove, fields, wide }, place) => (
        <div key={id} className={looks.row} data-wide={wide || undefined}>
          <div className={looks.fields}>{fields}</div>
          <IconButton icon={IconTrash} word={remove} disabled={disabled} onClick={() => onRemove(place)} />
        </div>
      ))}
    </div>
  );
}
