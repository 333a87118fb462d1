import { useTranslation } from 'react-i18next';
import { CutLinks } from '~/design/CutLinks';
import type { Cut } from '~/features/analytics/api/reports';

export const cuts: Cut[] = ['queues', 'agents', 'numbers'];

/** All pages of figures, beside the title of each. */
export function FigureLinks({ here }: { here: Cut | 'ivr' | 'hold_menus' }) {
  const { t } = useTranslation();
  return (
    <CutLinks label={t('figures.cut')} items={[
      ...cuts.map((each) => ({ to: `/figures/${each}`, word: t(`figures.${each}`), here: each === here })),
      { to: '/figures/ivr', word: t('figures.ivr'), here: here === 'ivr' },
      { to: '/figures/hold-menus', word: t('figures.hold_menus'), here: here === 'hold_menus' },
      { to: '/figures/definitions', word: t('figures.definitions'), here: false },
    ]} />
  );
}
