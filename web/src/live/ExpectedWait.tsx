import { useTranslation } from 'react-i18next';
import { formatDuration } from '~/texts/format';

interface ExpectedWaitProps {
  of: { expected_p50_ms: number | null; expected_p90_ms: number | null };
}

/** The range a wait was expected to lie in when it began; a dash where nobody waits, or nobody works who could take it. */
export function ExpectedWait({ of }: ExpectedWaitProps) {
  const { t } = useTranslation();
  if (of.expected_p50_ms === null || of.expected_p90_ms === null) return <>–</>;
  const [p50, p90] = [formatDuration(of.expected_p50_ms), formatDuration(of.expected_p90_ms)];
  return <span title={t('board.expected_text', { p50, p90 })}>{p50}–{p90}</span>;
}
