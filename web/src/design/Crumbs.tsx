import { IconChevronRight } from '@tabler/icons-react';
import { Children, Fragment, type ReactNode } from 'react';
import { Icon } from './Icon';
import looks from './Crumbs.module.css';

/** Where one is, from the list to the thing. */
export function Crumbs({ children }: { children: ReactNode }) {
  return <div className={looks.crumbs}>{Children.toArray(children).map((crumb, place) => <Fragment key={place}>{place > 0 && <Icon of={IconChevronRight} size="xs" />}{crumb}</Fragment>)}</div>;
}
