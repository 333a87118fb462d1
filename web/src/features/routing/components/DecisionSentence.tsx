import { useTranslation } from 'react-i18next';
import { useNames } from '~/live/names';
import { formatDuration, formatShare } from '~/texts/format';
import type { Offered } from '../decision';
import { useNeedWords } from '../hooks/useNeedWords';

/** A decision in a few sentences: how long the contact had waited, who could take it, what was needed. */
export function DecisionSentence({ offer }: { offer: Offered }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const needWords = useNeedWords();
  const { rule, waited_ms, candidates_count, skills, tier, opened, preferred } = offer.decision;
  const list = (words: string[]) => new Intl.ListFormat(i18n.language).format(words);
  return [
    t('decision.sentence', { count: candidates_count, time: formatDuration(waited_ms) }),
    candidates_count > 1 && t(`decision.rule_${rule}`, { agent: names.agent(offer.agent_id) }),
    skills.length > 0 && t('decision.skills', { skills: list(skills.map(needWords)) }),
    tier !== undefined && tier > 1 && t('decision.tiers', { tier }),
    opened && (opened.when === 'service_level'
      ? t('decision.opened_service_level', { limit: formatShare(opened.limit / 100), figure: formatShare((opened.figure ?? 0) / 100) })
      : t(opened.figure === null ? 'decision.opened_nobody' : 'decision.opened_expected_wait', { limit: formatDuration(opened.limit * 1000), figure: formatDuration(opened.figure ?? 0) })),
    preferred?.length && t('decision.held', { agents: list(preferred.map(names.agent)) }),
  ].filter(Boolean).join(' ');
}
