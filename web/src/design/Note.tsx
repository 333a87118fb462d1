import { IconAlertTriangle, IconCheck, IconInfoCircle, type Icon as TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import looks from './Note.module.css';
import { classes } from './classes';

type NoteTone = 'plain' | 'brand' | 'ok' | 'watch' | 'breach' | 'hold';

const icons: Record<NoteTone, TablerIcon> = {
  plain: IconInfoCircle, brand: IconInfoCircle, ok: IconCheck, watch: IconAlertTriangle, breach: IconAlertTriangle, hold: IconInfoCircle,
};

interface NoteProps {
  children?: ReactNode;
  title?: ReactNode;
  tone?: NoteTone;
  icon?: TablerIcon;
  end?: ReactNode;
}

/** A remark in a panel: what is so, and what to do. */
export function Note({ children, title, tone = 'plain', icon, end }: NoteProps) {
  return (
    <div className={classes(looks.note, looks[tone])}>
      <Icon of={icon ?? icons[tone]} />
      <div className={looks.words}>{title && <strong>{title}</strong>}{title && children ? ' ' : null}{children}</div>
      {end && <div className={looks.end}>{end}</div>}
    </div>
  );
}

/** A remark on the whole page, in its flow, under the top bar. */
export function Banner(props: NoteProps) {
  return <div className={looks.banner}><Note {...props} /></div>;
}
