import type { Icon as TablerIcon } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Icon } from './Icon';
import looks from './Timeline.module.css';
import { Windowed } from './Windowed';
import { classes } from './classes';

export interface Moment {
  key: string | number;
  icon: TablerIcon;
  title: string;
  detail?: ReactNode;
  time: ReactNode;
  /** How long it took, under the time. */
  took?: string;
  /** The moment in question is filled. */
  main?: boolean;
  /** Goes to this moment in the sound. */
  onOpen?: (() => void) | undefined;
}

const guessedHeight = 46;

interface MomentsProps {
  keys: (string | number)[];
  /** Puts one moment into words; asked only for those that are drawn. */
  moment: (place: number) => Moment;
  /** The moment that is heard. */
  at?: string | number | null;
}

/** What happened, one moment under the other. */
export function Timeline({ moments }: { moments: Moment[] }) {
  return <Moments keys={moments.map(({ key }) => key)} moment={(place) => moments[place] as Moment} />;
}

/** What happened, however long: only what is near the eye is drawn. */
export function Moments({ keys, moment, at = null }: MomentsProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (at !== null) box.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div ref={box}>
      <Windowed count={keys.length} guess={guessedHeight} shows={at === null ? null : keys.indexOf(at)}>
        {(from, to) => (
          <ol className={classes(looks.line, to < keys.length && looks.goesOn)}>
            {keys.slice(from, to).map((key, place) => {
              const { icon, title, detail, time, took, main, onOpen } = moment(from + place);
              return (
                <li key={key} aria-current={(at !== null && key === at) || undefined}>
                  <span className={classes(looks.icon, main && looks.main)}><Icon of={icon} size="xs" /></span>
                  <span className={looks.words}>{onOpen ? <button type="button" className={looks.title} onClick={onOpen}>{title}</button> : <span className={looks.title}>{title}</span>}{detail && <span className={looks.detail}>{detail}</span>}</span>
                  <span className={looks.times}><span className={looks.time}>{time}</span>{took && <span className={looks.took}>{took}</span>}</span>
                </li>
              );
            })}
          </ol>
        )}
      </Windowed>
    </div>
  );
}
