import type { ParseKeys } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import looks from './Gallery.module.css';

/** Names of states as they stand under `gallery`. */
export type StateWord = 'busy' | 'changed' | 'chosen' | 'disabled' | 'empty' | 'focus' | 'hover' | 'large' | 'long' | 'normal' | 'off' | 'small' | 'stale' | 'wrong' | 'waiting';

/** A part of the design by the name of its component, in its states. */
export function Shown({ of, children }: { of: string; children: ReactNode }) {
  return <section className={looks.shown} aria-label={of}><h3>{of}</h3><div className={looks.row}>{children}</div></section>;
}

interface AsProps {
  state?: StateWord;
  forced?: 'hover' | 'focus';
  /** Over the whole width. */
  wide?: boolean;
  /** A picture only: it is reached neither by keys nor by screen readers. Pages and panels that take the focus are shown so. */
  still?: boolean;
  /** A window for what fills its place. */
  framed?: 'low' | 'tall';
  children: ReactNode;
}

/** One state of it, with the word for the state. */
export function As({ state = 'normal', forced, wide, still, framed, children }: AsProps) {
  const { t } = useTranslation();
  return (
    <figure className={looks.as} data-wide={wide || framed !== undefined || undefined}>
      <figcaption>{t(`gallery.${state}` satisfies ParseKeys)}</figcaption>
      <div className={looks.place} data-forced={forced} data-framed={framed} inert={still || undefined}>{children}</div>
    </figure>
  );
}
