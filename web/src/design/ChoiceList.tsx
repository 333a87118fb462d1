import { StateGlyph, type StateName } from './StateGlyph';
import looks from './ChoiceList.module.css';

interface ChoiceListProps {
  label: string;
  items: { id: string; name: string; note: string; state?: StateName }[];
  chosen: string | null;
  onChoose: (id: string) => void;
  empty: string;
}

/** A short list of which one is chosen. */
export function ChoiceList({ label, items, chosen, onChoose, empty }: ChoiceListProps) {
  if (!items.length) return <p className={looks.empty}>{empty}</p>;
  return (
    <div className={looks.list} role="radiogroup" aria-label={label}>
      {items.map(({ id, name, note, state }) => (
        <button key={id} type="button" role="radio" aria-checked={id === chosen} onClick={() => onChoose(id)}>
          {state && <StateGlyph state={state} />}<b>{name}</b><span>{note}</span>
        </button>
      ))}
    </div>
  );
}
