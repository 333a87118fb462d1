import { IconGripVertical, type Icon as TablerIcon } from '@tabler/icons-react';
import { Icon } from '../Icon';
import looks from './KindList.module.css';

export interface KindEntry {
  id: string;
  icon: TablerIcon;
  word: string;
  /** What it does. */
  about: string;
}

/** The type under which a dragged kind is carried. */
export const kindCarried = 'application/x-ringhall-step';

/** Kinds of steps in their groups: dragged into the drawing, or pressed. */
export function KindList({ groups, onAdd }: { groups: { id: string; word: string; kinds: KindEntry[] }[]; onAdd: (id: string) => void }) {
  return (
    <div className={looks.list}>
      {groups.map(({ id, word, kinds }) => kinds.length > 0 && (
        <section key={id} aria-label={word}>
          <h3>{word}</h3>
          {kinds.map((kind) => (
            <button key={kind.id} type="button" className={looks.kind} draggable title={kind.about} onClick={() => onAdd(kind.id)}
              onDragStart={(event) => { event.dataTransfer.setData(kindCarried, kind.id); event.dataTransfer.effectAllowed = 'copy'; }}>
              <Icon of={kind.icon} size="sm" /><span>{kind.word}</span><i><Icon of={IconGripVertical} size="xs" /></i>
            </button>
          ))}
        </section>
      ))}
    </div>
  );
}
