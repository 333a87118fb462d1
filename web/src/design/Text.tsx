import type { ReactNode } from 'react';
import looks from './Text.module.css';
import { classes } from './classes';

interface TextProps {
  children?: ReactNode;
  as?: 'span' | 'p' | 'div' | 'h1' | 'h2' | 'h3' | 'dd' | 'bdi';
  size?: 'xs' | 'sm' | 'md' | 'lg' | 'xl' | 'figure';
  tone?: 'meta' | 'soft' | 'watch' | 'breach' | 'brand';
  weight?: 'medium' | 'strong';
  /** One line only, ended by an ellipsis; the whole text shows on hover. */
  cut?: boolean;
  /** Digits of one width, left to right. */
  num?: boolean;
  grow?: boolean;
  end?: boolean;
  /** Line breaks are kept. */
  lines?: boolean;
  id?: string;
}

/** Running words in one of the few sizes and inks there are. */
export function Text({ children, as: Tag = 'span', size, tone, weight, cut, num, grow, end, lines, id }: TextProps) {
  const title = cut && typeof children === 'string' ? children : undefined;
  return (
    <Tag id={id} title={title} dir={num && Tag === 'bdi' ? 'ltr' : undefined}
      className={classes(size && looks[size], tone && looks[tone], weight && looks[weight], cut && looks.cut, num && looks.num, grow && looks.grow, end && looks.end, lines && looks.lines)}>
      {children}
    </Tag>
  );
}
