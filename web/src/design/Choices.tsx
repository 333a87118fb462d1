import { Key } from './Key';
import looks from './Choices.module.css';

interface ChoicesProps {
  label: string;
  items: { code: string; name: string }[];
  chosen: string | null;
  onChoose: (code: string) => void;
}

/** One of a few, side by side, each with its number key. */
export function Choices({ label, items, chosen, onChoose }: ChoicesProps) {
  return (
    <div className={looks.choices} role="radiogroup" aria-label={label}>
      {items.map(({ code, name }, place) => (
        <button key={code} type="button" role="radio" aria-checked={code === chosen} title={name} onClick={() => onChoose(code)}>
          {place < 9 && <Key>{String(place + 1)}</Key>}<span>{name}</span>
        </button>
      ))}
    </div>
  );
}
