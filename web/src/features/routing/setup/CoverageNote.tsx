import { useTranslation } from 'react-i18next';
import { Text } from '~/design/Text';
import { formatNumber } from '~/texts/format';
import type { Coverage } from './matrix';

const none: Coverage = { have: 0, here: 0 };

/** How many of those who have a skill, or serve a queue, are signed in now; marked where there are some and none is. */
export function CoverageNote({ of = none }: { of?: Coverage | undefined }) {
  const { t } = useTranslation();
  const words = t('agents.coverage_words', { have: of.have, here: of.here });
  return <span title={words} aria-label={words} role="img"><Text size="xs" num {...(of.have && !of.here ? { tone: 'watch' as const } : { tone: 'meta' as const })}>{`${formatNumber(of.here)} / ${formatNumber(of.have)}`}</Text></span>;
}
