import type { CSSProperties } from 'react';
import { formatNumber } from '~/texts/format';
import looks from './ConfusionMatrix.module.css';

interface ConfusionMatrixProps {
  label: string;
  /** What rows and columns are. */
  corner: string;
  names: string[];
  /** A row for each name; where a name meets itself all is well. */
  counts: number[][];
}

/** How often each was taken for each: numbered columns, darker where it is more. */
export function ConfusionMatrix({ label, corner, names, counts }: ConfusionMatrixProps) {
  const most = Math.max(1, ...counts.flatMap((row, at) => row.filter((_, column) => column !== at)));
  return (
    // Many columns scroll; the keyboard must reach them.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={looks.box} tabIndex={0} role="region" aria-label={label}>
      <table className={looks.matrix}>
        <thead><tr><th scope="col">{corner}</th>{names.map((name, column) => <th key={column} scope="col" title={name} aria-label={name}>{formatNumber(column + 1)}</th>)}</tr></thead>
        <tbody>
          {names.map((name, row) => (
            <tr key={row}>
              <th scope="row"><span>{formatNumber(row + 1)}</span> <bdi>{name}</bdi></th>
              {counts[row]?.map((count, column) => <td key={column} data-right={row === column || undefined} style={{ '--share': row === column ? 0 : count / most } as CSSProperties}>{count ? formatNumber(count) : <span aria-label="0">·</span>}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
