import { PlainButton } from '../PlainButton';
import looks from './FaultList.module.css';

interface FaultItem {
  /** The way to it, from the outside in. */
  way: string[];
  text: string;
}

interface FaultListProps {
  label: string;
  items: FaultItem[];
  /** Goes to the place, of the item with this number; without it the places are only named. */
  onGo?: (way: string[], item: number) => void;
}

/** Everything that is wrong with a document, each with its place; pressing the place goes there. */
export function FaultList({ label, items, onGo }: FaultListProps) {
  return (
    <ul className={looks.faults} aria-label={label}>
      {items.map(({ way, text }, n) => {
        const place = <bdi>{way.join(' → ')}</bdi>;
        return <li key={n}>{way.length > 0 && <>{onGo ? <PlainButton onClick={() => onGo(way, n)}>{place}</PlainButton> : <b>{place}</b>}{': '}</>}{text}</li>;
      })}
    </ul>
  );
}
