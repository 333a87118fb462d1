import { IconAlertOctagon, IconAlertTriangle } from '@tabler/icons-react';
import { Icon } from '../Icon';
import { PlainButton } from '../PlainButton';
import { classes } from '../classes';
import type { CardFace } from './StepCard';
import looks from './OutlineList.module.css';

export interface OutlineStep {
  id: string;
  face: CardFace;
  /** Where each way leads; null for one that leads nowhere. */
  ways: { id: string; word: string; mark?: { word: string } | undefined; to: { id: string; title: string } | null }[];
}

interface OutlineListProps {
  label: string;
  steps: OutlineStep[];
  chosen: string | null;
  /** What is said of a way that leads nowhere. */
  nowhere: string;
  onOpen: (id: string) => void;
}

/** The steps of a flow one under the other, as a caller may come to them: the drawing for those who do not look at it. */
export function OutlineList({ label, steps, chosen, nowhere, onOpen }: OutlineListProps) {
  return (
    <ol className={looks.outline} aria-label={label}>
      {steps.map(({ id, face, ways }) => (
        <li key={id} className={looks.step} data-chosen={id === chosen || undefined} data-stands={face.stands ? true : undefined}>
          <button type="button" className={looks.name} data-outline={id} aria-pressed={id === chosen} onClick={() => onOpen(id)}>
            <Icon of={face.icon} /><span><b>{face.title}</b>{[face.stands, face.kind, face.gist, face.mark?.word, face.comment].filter(Boolean).join(' · ')}</span>
          </button>
          {face.faults && <p className={looks.fault}><Icon of={IconAlertOctagon} size="xs" />{face.faults}</p>}
          {face.hints && <p className={classes(looks.fault, looks.hint)}><Icon of={IconAlertTriangle} size="xs" />{face.hints}</p>}
          {ways.length > 0 && <ul className={looks.ways}>{ways.map((way) => <li key={way.id}>{way.mark && <>{way.mark.word}{': '}</>}{way.word} → {way.to ? <PlainButton onClick={() => { if (way.to) onOpen(way.to.id); }}>{way.to.title}</PlainButton> : <b>{nowhere}</b>}</li>)}</ul>}
        </li>
      ))}
    </ol>
  );
}
