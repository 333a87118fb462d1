import { useTranslation } from 'react-i18next';
import { formatDuration } from '~/texts/format';
import type { Decision, Verdict } from '../decision';
import { useNeedWords } from './useNeedWords';
import { useStateWords } from './useStateWords';

/** Says why somebody was chosen or passed over. */
export function useVerdict(): (verdict: Verdict, of: Decision) => string {
  const { t } = useTranslation();
  const words = useStateWords();
  const needWords = useNeedWords();
  const later = (seen: Verdict, rule: Decision['rule']): string => {
    switch (rule) {
      case 'longest_idle': case 'ring_all': return t('decision.idle_shorter', { time: formatDuration(seen.idle_ms ?? 0) });
      case 'least_recent': return seen.ended_ms == null ? t('decision.later_never') : t('decision.later_least_recent', { time: formatDuration(seen.ended_ms) });
      case 'fewest_calls': return t('decision.later_fewest_calls', { count: seen.calls ?? 0 });
      case 'least_talk_time': return t('decision.later_least_talk_time', { time: formatDuration(seen.talk_ms ?? 0) });
      case 'round_robin': case 'linear': case 'top_down': case 'ring_progressively': return t('decision.later_place', { place: seen.place ?? 0 });
      case 'random': return t('decision.later_random');
      case 'weighted_random': return t('decision.later_weighted_random', { weight: seen.weight ?? 1 });
      case 'best_match': return t('decision.later_best_match', { fit: seen.fit ?? 0 });
      case 'skill_level_first': return t('decision.later_skill_level_first', { fit: seen.fit ?? 0 });
      case 'predicted': return seen.predicted_ms === undefined ? later(seen, 'longest_idle') : t('decision.later_predicted', { time: formatDuration(seen.predicted_ms) });
      case 'occupancy': return t('decision.later_occupancy', { time: formatDuration(seen.busy_ms ?? 0) });
    }
  };
  return (verdict, { rule, candidates_count }) => {
    switch (verdict.why) {
      case 'chosen': return candidates_count === 1 ? t('decision.only_text') : t('decision.chosen_text');
      case 'idle_shorter': return later(verdict, 'longest_idle');
      case 'ranked_later': return later(verdict, rule);
      case 'head_start': return t('decision.head_start', { time: formatDuration((verdict.head_start_seconds ?? 0) * 1000) });
      case 'rings_too': case 'virtual_last': case 'virtual_first': case 'people_only': return t(`decision.${verdict.why}`);
      case 'missing_skill': return t('decision.missing_skill', { skill: needWords(verdict.skill ?? '') });
      case 'tier_closed': return t('decision.tier_closed', { tier: verdict.tier ?? 0 });
      case 'kept_for_preferred': return t('decision.kept_for_preferred');
      case 'not_ready': return verdict.reason ? t('decision.not_ready_because', { reason: words.reason(verdict.reason) }) : t('decision.not_ready');
      case 'busy': return t('decision.busy', { state: t(`state.${verdict.state ?? 'talking'}`) });
      case 'excluded': return t('decision.excluded');
      case 'blocked': return t('decision.blocked');
      case 'offline': return t('decision.offline');
    }
  };
}
