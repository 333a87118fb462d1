import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import looks from './Waveform.module.css';
import { classes } from './classes';

interface PlayerFrameProps {
  playing: boolean;
  ready: boolean;
  word: string;
  onToggle: () => void;
  legend: { customer: string; agent: string; time: string };
  /** What else can be done, and by which keys; paper has neither. */
  tools?: ReactNode;
  children: ReactNode;
}

/** The round play button, the waves, and who is which colour. */
export function PlayerFrame({ playing, ready, word, onToggle, legend, tools, children }: PlayerFrameProps) {
  return (
    <div>
      <div className={looks.player}>
        <button type="button" className={looks.play} aria-label={word} disabled={!ready} onClick={onToggle}><Icon of={playing ? IconPlayerPauseFilled : IconPlayerPlayFilled} /></button>
        {children}
      </div>
      <div className={looks.legend}>
        <span><i className={looks.customer} />{legend.customer}</span>
        <span><i className={looks.agent} />{legend.agent}</span>
        <span className={classes(looks.time)}>{legend.time}</span>
      </div>
      {tools && <div className={looks.tools}>{tools}</div>}
    </div>
  );
}
