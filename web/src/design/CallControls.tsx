import { Tooltip } from '@mantine/core';
import type { Icon as TablerIcon } from '@tabler/icons-react';
import type { ComponentProps, ReactNode } from 'react';
import type { CommandId } from '~/keys/commands';
import { useKeyOf } from '~/keys/useCommand';
import { Icon } from './Icon';
import type { StateName } from './StateGlyph';
import states from './State.module.css';
import looks from './CallControls.module.css';
import { classes } from './classes';

interface CallButtonProps extends ComponentProps<'button'> {
  icon: TablerIcon;
  word: string;
  /** What it does, whose key it shows. */
  command: CommandId;
  ends?: boolean;
}

/** One of the six call controls: icon, one word, its key. */
export function CallButton({ icon, word, command, ends, ...rest }: CallButtonProps) {
  const key = useKeyOf(command);
  return (
    <Tooltip label={key ? `${word} (${key})` : word}>
      <button type="button" aria-label={word} aria-keyshortcuts={key.replace('⇧', 'Shift+').replaceAll(' ', '+') || undefined} {...rest} className={classes(looks.control, ends && looks.ends)}>
        <Icon of={icon} size="lg" /><span>{word}</span>{key && <em aria-hidden>{key}</em>}
      </button>
    </Tooltip>
  );
}

/** The row of call controls. */
export function CallControls({ label, children }: { label: string; children: ReactNode }) {
  return <div className={looks.controls} role="toolbar" aria-label={label}>{children}</div>;
}

/** Keeps the button that ends the call apart from the others. */
export function Apart() {
  return <span className={looks.apart} />;
}

/** The green button that answers. */
export function AnswerButton({ icon, children, ...rest }: { icon: TablerIcon; children: ReactNode } & ComponentProps<'button'>) {
  return <button type="button" {...rest} className={looks.answer}><Icon of={icon} size="xl" />{children}</button>;
}

/** A tall plain button beside the answer button. */
export function TallButton(props: ComponentProps<'button'>) {
  return <button type="button" {...props} className={looks.tall} />;
}

interface CallBarFrameProps {
  state: StateName;
  label: string;
  /** Clock or countdown at the start. */
  lead: ReactNode;
  name: string;
  line: ReactNode;
  above?: ReactNode;
  children: ReactNode;
  size: 'call' | 'ringing' | 'strip';
}

/** The bar under the top bar that shows the contact one is in; it is never covered. */
export function CallBarFrame({ state, label, lead, name, line, above, children, size }: CallBarFrameProps) {
  return (
    <section className={classes(looks.bar, looks[size], states[state])} aria-label={label}>
      {lead}
      <div className={looks.who}>
        {above && <div className={looks.line}>{above}</div>}
        <b className={looks.name} title={name}><bdi>{name}</bdi></b>
        <div className={looks.line}>{line}</div>
      </div>
      {children}
    </section>
  );
}

/** The running time of a call, in large figures. */
export function BarClock({ children }: { children: ReactNode }) {
  return <div className={looks.clock}>{children}</div>;
}

/** How much of the wrap-up is left. */
export function WrapUpGauge({ text, share, action }: { text: string; share: number; action?: ReactNode }) {
  return (
    <div className={looks.gauge}>
      <div><span>{text}</span>{action}</div>
      <span className={looks.track}><i style={{ width: `${Math.min(Math.max(share, 0), 1) * 100}%` }} /></span>
    </div>
  );
}
