import type { Icon as TablerIcon } from '@tabler/icons-react';
import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from './Icon';
import looks from './Empty.module.css';

interface EmptyProps {
  icon: TablerIcon;
  title: string;
  /** What belongs here, or what to do. */
  children?: ReactNode;
  action?: ReactNode;
}

/** Where nothing is: says why and what to do. */
export function Empty({ icon, title, children, action }: EmptyProps) {
  return (
    <div className={looks.empty}>
      <span className={looks.icon}><Icon of={icon} size="xl" /></span>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

/** Shapes of the rows to come. They show after 150 ms, so that a quick answer does not flicker. */
export function RowsToCome({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <div className={looks.rows} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={looks.row}>
          <Skeleton height={16} width={16} animate={false} />
          <Skeleton height={8} width={`${20 + ((row * 17) % 25)}%`} animate={false} />
          <span className={looks.gap} />
          <Skeleton height={8} width={48} animate={false} />
          <Skeleton height={8} width={64} animate={false} />
        </div>
      ))}
    </div>
  );
}
