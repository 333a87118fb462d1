import { useTranslation } from 'react-i18next';
import { formatDuration } from '~/texts/format';
import type { Verdict } from '../decision';
import { useStateWords } from './useStateWords';

/** Says why somebody was chosen or passed over. */
export function useVerdict(): (verdict: Verdict, alone: boolean) => string {
  const { t } = useTranslation();
  const words = useStateWords();
  return (verdict, alone) => {
    switch (verdict.why) {
      case 'chosen': return alone ? t('decision.only_text') : t('decision.chosen_text');
      case 'idle_shorter': return t('decision.idle_shorter', { time: formatDuration(verdict.idle_ms ?? 0) });
      case 'missing_skill': return t('decision.missing_skill', { skill: verdict.skill ?? '' });
      case 'not_ready': return verdict.reason ? t('decision.not_ready_because', { reason: words.reason(verdict.reason) }) : t('decision.not_ready');
      case 'busy': return t('decision.busy', { state: t(`state.${verdict.state ?? 'talking'}`) });
      case 'excluded': return t('decision.excluded');
      case 'blocked': return t('decision.blocked');
      case 'offline': return t('decision.offline');
    }
  };
}
