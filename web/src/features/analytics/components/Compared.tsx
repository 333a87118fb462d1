import { useTranslation } from 'react-i18next';
import { Text } from '~/design/Text';
import { formatDuration, formatNumber, formatShare } from '~/texts/format';
import type { Comparison, Definition, Value } from '../api/reports';
import { differenceOf, type Difference } from '../rules';

function useDifferenceWords(): (difference: Difference) => string {
  const { t } = useTranslation();
  return ({ amount, kind }) => {
    const sign = amount > 0 ? '+' : amount < 0 ? '−' : '±';
    const size = Math.abs(amount);
    if (kind === 'points') return t('figures.points', { count: Math.round(size * 10) / 10, amount: `${sign}${formatNumber(Math.round(size * 10) / 10)}` });
    return `${sign}${kind === 'time' ? formatDuration(Math.round(size / 1000) * 1000) : formatShare(size, 1)}`;
  };
}

interface ComparedProps {
  definition: Definition | undefined;
  now: Value | undefined;
  then: Value | undefined;
  compare: Comparison | '';
}

/** How a figure differs from the period it is compared with. */
export function Compared({ definition, now, then, compare }: ComparedProps) {
  const { t } = useTranslation();
  const words = useDifferenceWords();
  const difference = definition && compare ? differenceOf(definition, now, then) : null;
  if (!difference || !compare) return null;
  return <><Text tone={difference.worse ? 'watch' : 'soft'} num>{words(difference)}</Text> {t(`figures.than_${compare}`)}</>;
}
