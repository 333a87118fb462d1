import { IconChevronRight } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { Icon } from './Icon';
import looks from './Steps.module.css';

/** A way through places, one after the other. */
export function Steps({ lead, steps, last }: { lead: ReactNode; steps: string[]; last: ReactNode }) {
  return (
    <div className={looks.steps}>
      {lead}
      {steps.map((step, place) => <Fragment key={place}><span>{step}</span><Icon of={IconChevronRight} size="xs" /></Fragment>)}
      <b>{last}</b>
    </div>
  );
}
