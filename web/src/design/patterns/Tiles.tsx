import { IconDots } from '@tabler/icons-react';
import { memo, useRef, type CSSProperties, type MouseEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { HealthMark } from '../Health';
import { Icon } from '../Icon';
import { StateGlyph, type StateName } from '../StateGlyph';
import { classes } from '../classes';
import { useNearRows } from '../useNearRows';
import looks from './Tiles.module.css';

interface TileProps {
  id: string;
  to: string;
  state: StateName;
  name: string;
  time: ReactNode;
  line: string;
  late: boolean;
  /** Name of the button that shows what can be done. */
  menu: string;
  opened: boolean;
  onMenu: (id: string, at: HTMLElement) => void;
}

/** An agent on the floor. It is drawn again only when something about this agent changes. */
export const Tile = memo(({ id, to, state, name, time, line, late, menu, opened, onMenu }: TileProps) => {
  const open = (event: MouseEvent<HTMLElement>) => {
    event.preventDefault();
    onMenu(id, event.currentTarget);
  };
  return (
    <div className={classes(looks.tile, late && looks.late, opened && looks.opened)}>
      <Link to={to} preventScrollReset onContextMenu={open}>
        <StateGlyph state={state} />
        <b title={name} dir="auto">{name}</b>
        <span className={looks.age}>{late && <HealthMark standing="breach" />}{time}</span>
        <span className={looks.sub} title={line}>{line}</span>
      </Link>
      <button type="button" className={looks.more} aria-label={menu} aria-haspopup="menu" aria-expanded={opened} onClick={open}><Icon of={IconDots} size="sm" /></button>
    </div>
  );
});
Tile.displayName = 'Tile';

interface TilesProps {
  label: string;
  /** What names each, in the order of the list. */
  ids: string[];
  children: (id: string) => ReactNode;
}

/** All agents, in as many columns as fit; of hundreds, only those near the eye are drawn. */
export function Tiles({ label, ids, children }: TilesProps) {
  const list = useRef<HTMLUListElement>(null);
  const { from, to, above, below } = useNearRows(list, ids.length);
  return (
    <ul ref={list} className={looks.tiles} style={{ '--above': `${above}px`, '--below': `${below}px` } as CSSProperties} aria-label={label}>
      {/* A screen reader hears of all, whoever is drawn. */}
      {ids.slice(from, to).map((id, n) => <li key={id} aria-posinset={from + n + 1} aria-setsize={ids.length}>{children(id)}</li>)}
    </ul>
  );
}
