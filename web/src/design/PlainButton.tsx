import type { ComponentProps } from 'react';
import looks from './PlainButton.module.css';
import { classes } from './classes';

/** A button that looks like its content: words as a link, or a round person. */
export function PlainButton({ round, ...rest }: ComponentProps<'button'> & { round?: boolean }) {
  return <button type="button" {...rest} className={classes(looks.plain, round && looks.round)} />;
}
