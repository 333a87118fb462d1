import { IconAlertOctagon, IconAlertTriangle, IconArrowsMove, IconCheck, IconCircleDashed, IconMessage2, IconMinus, IconPencil, IconPhone, IconPlus, type Icon as TablerIcon } from '@tabler/icons-react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Icon } from '../Icon';
import { classes } from '../classes';
import looks from './StepCard.module.css';

export type WayMark = 'walked' | 'untried';
export type CardMark = 'added' | 'removed' | 'changed' | 'moved';

/** A way out of a step, as its card shows it. */
export interface CardWay {
  id: string;
  word: string;
  /** The key of the telephone that leads here. */
  cap?: string;
  /** It leads nowhere yet. */
  open: boolean;
  /** The caller who is made up took it, or no test takes it. */
  mark?: { is: WayMark; word: string } | undefined;
}

/** What is drawn of a step. */
export interface CardFace {
  icon: TablerIcon;
  kind: string;
  title: string;
  gist: string;
  ways: CardWay[];
  isStart: boolean;
  /** How many things are wrong, in words; empty when nothing is. */
  faults: string;
  hints: string;
  comment: string;
  mark?: { is: CardMark; word: string } | undefined;
  /** The caller who is made up stands here: in words. */
  stands?: string | undefined;
}

interface StepCardProps {
  face: CardFace;
  chosen: boolean;
  /** The one of all cards that the Tab key comes to. */
  inTab: boolean;
  onPress?: (event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }) => void;
  onKey?: (event: KeyboardEvent) => void;
  onFocus?: () => void;
  /** Where ways come in, and what each of them is drawn from. */
  entrance?: ReactNode;
  exit?: (way: CardWay) => ReactNode;
}

const wayIcons: Record<WayMark, TablerIcon> = { walked: IconCheck, untried: IconCircleDashed };
const markIcons: Record<CardMark, TablerIcon> = { added: IconPlus, removed: IconMinus, changed: IconPencil, moved: IconArrowsMove };

/** A step of a flow: what it is called, what it does, and its ways out. */
export function StepCard({ face, chosen, inTab, onPress, onKey, onFocus, entrance, exit }: StepCardProps) {
  const { mark, faults, hints, comment } = face;
  const name = [`${face.kind}: ${face.title}`, face.gist, faults, hints, comment, mark?.word, face.stands].filter(Boolean).join('. ');
  return (
    <div className={classes(looks.card, face.isStart && looks.start, faults && looks.faulty, mark && looks[mark.is], face.stands && looks.stands, chosen && looks.chosen)}>
      {entrance}
      <button type="button" className={looks.head} data-step={face.title} aria-label={name} aria-pressed={chosen} tabIndex={inTab ? 0 : -1} onClick={onPress} onKeyDown={onKey} onFocus={onFocus}>
        <span className={looks.icon}><Icon of={face.icon} size="sm" /></span>
        <span className={looks.words}><b title={face.title}>{face.title}</b><span title={face.gist || face.kind}>{face.gist || face.kind}</span></span>
        <span className={looks.mark}>
          {face.stands && <span className={looks.caller} title={face.stands}><Icon of={IconPhone} size="sm" /></span>}
          {mark && <><Icon of={markIcons[mark.is]} size="xs" />{mark.word}</>}
          {!mark && comment && <span className={looks.note}><Icon of={IconMessage2} size="xs" /></span>}
          {!mark && faults && <span className={looks.breach} title={faults}><Icon of={IconAlertOctagon} size="sm" /></span>}
          {!mark && !faults && hints && <span className={looks.watch} title={hints}><Icon of={IconAlertTriangle} size="sm" /></span>}
        </span>
      </button>
      {face.ways.map((way) => (
        <div key={way.id} className={classes(looks.way, way.open && looks.nowhere, way.mark && looks[way.mark.is])}>
          {way.cap && <kbd>{way.cap}</kbd>}<span title={way.word}>{way.word}</span>
          {way.mark && <i className={looks.sign} role="img" aria-label={way.mark.word} title={way.mark.word}><Icon of={wayIcons[way.mark.is]} size="xs" /></i>}
          {exit?.(way)}
        </div>
      ))}
    </div>
  );
}
