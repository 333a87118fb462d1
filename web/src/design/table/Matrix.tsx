import { IconCheck } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { Icon } from '../Icon';
import { PlainButton } from '../PlainButton';
import { Unseen } from '../Announcer';
import looks from './Matrix.module.css';

interface MatrixProps {
  label: string;
  corner: string;
  columns: { id: string; name: string; note?: ReactNode; onOpen?: (() => void) | undefined }[];
  groups: { name: string; rows: { id: string; name: string }[] }[];
  has: (column: string, row: string) => boolean;
  at: string | null;
  words: { yes: string; no: string };
}

/** Who has what: a tick where a row belongs to a column. */
export function Matrix({ label, corner, columns, groups, has, at, words }: MatrixProps) {
  return (
    <div className={looks.box}>
      <table className={looks.matrix} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map(({ id, name, note, onOpen }) => <th key={id} scope="col" aria-current={id === at || undefined}>{onOpen ? <PlainButton onClick={onOpen}>{name}</PlainButton> : name}{note}</th>)}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group.name}>
              <tr className={looks.group}><th scope="rowgroup" colSpan={columns.length + 1}>{group.name}</th></tr>
              {group.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.name}</th>
                  {columns.map(({ id }) => <td key={id} aria-current={id === at || undefined}>{has(id, row.id) ? <><Icon of={IconCheck} size="sm" /><Unseen>{words.yes}</Unseen></> : <Unseen>{words.no}</Unseen>}</td>)}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
