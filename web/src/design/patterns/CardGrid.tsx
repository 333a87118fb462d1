import type { Icon as TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Chip } from '../Chip';
import { Icon } from '../Icon';
import looks from './CardGrid.module.css';

/** Cards in as many columns as fit. */
export function CardGrid({ children }: { children: ReactNode }) {
  return <ul className={looks.grid}>{children}</ul>;
}

interface SettingCardProps {
  to: string;
  icon: TablerIcon;
  title: string;
  count: number | undefined;
  wrong: number;
  wrongWords: string;
  children: ReactNode;
}

/** The way to one page of settings, with how many there are and whether something is wrong. */
export function SettingCard({ to, icon, title, count, wrong, wrongWords, children }: SettingCardProps) {
  return (
    <li>
      <Link to={to} className={looks.card}>
        <span className={looks.icon}><Icon of={icon} /></span>
        <span className={looks.words}><b>{title}{count !== undefined && <span className={looks.count}>{count}</span>}</b><span>{children}</span></span>
        {wrong > 0 && <Chip tone="watch">{wrongWords}</Chip>}
      </Link>
    </li>
  );
}
