import { useTranslation } from 'react-i18next';
import type { Agent, WantedState } from '~/live/messages';
import { useChoices } from '~/live/names';

/** States and reasons in words. */
export function useStateWords() {
  const { t, i18n } = useTranslation();
  const { reasons } = useChoices();
  const reason = (code: string): string => {
    const named = reasons.find((each) => each.code === code);
    if (named) return named.name;
    // Some reasons are set by the server alone.
    const key = `reason.${code}`;
    return i18n.exists(key) ? t(key as 'reason.break') : code;
  };
  return {
    reason,
    agent: (agent: Agent): string => (agent.state === 'not_ready' && agent.reason ? reason(agent.reason) : t(`state.${agent.state}`)),
    wanted: ({ state, reason: why }: WantedState): string => (why ? reason(why) : t(`state.${state}`)),
  };
}
