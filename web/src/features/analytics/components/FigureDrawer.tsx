import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Drawer } from '~/design/Drawer';
import { Text } from '~/design/Text';
import { MadeOfToday } from './MadeOfToday';

const figures = ['waiting', 'longest_wait', 'ready', 'here', 'service_level', 'abandonment', 'asa_seconds', 'answered', 'abandoned', 'offered'] as const;
type Figure = (typeof figures)[number];

function isFigure(name: string): name is Figure {
  return (figures as readonly string[]).includes(name);
}

interface FigureDrawerProps {
  /** `today.answered`, `now.waiting`, … */
  figure: string;
  queueIds: string[];
  /** The queue's name, or that of all of them. */
  of: string;
  /** Who a figure of this moment is made of. */
  now: ReactNode;
  onClose: () => void;
}

/** What a figure of the board is made of: how it is counted, and the contacts or agents behind it. */
export function FigureDrawer({ figure, queueIds, of, now, onClose }: FigureDrawerProps) {
  const { t } = useTranslation();
  const [when, name = ''] = figure.split('.');
  if (!isFigure(name)) return null;
  return (
    <Drawer of={`${figure} ${queueIds.join(' ')}`} title={t(`made_of.${name}`)} line={of} onClose={onClose}>
      <Text as="p" size="sm">{t(`made_of.${name}_how`)}{when === 'today' && <> <Link to={`/figures/definitions#${name}`}>{t('made_of.definition')}</Link></>}</Text>
      {when === 'today' ? <MadeOfToday figure={name} queueIds={queueIds} /> : now}
    </Drawer>
  );
}
