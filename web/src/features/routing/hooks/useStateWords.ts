import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agent, WantedState } from '~/live/messages';
import { useChoices } from '~/live/names';
import { doing } from '../rules';

export interface StateWords {
  reason: (code: string) => string;
  agent: (agent: Agent) => string;
  wanted: (wish: WantedState) => string;
}

/** States and reasons in words. */
export function useStateWords(): StateWords {
  const { t, i18n } = useTranslation();
  const { reasons } = useChoices();
  return useMemo(() => {
    const reason = (code: string): string => {
      const named = reasons.find((each) => each.code === code);
      if (named) return named.name;
      // Some reasons are set by the server alone.
      const key = `reason.${code}`;
      return i18n.exists(key) ? t(key as 'reason.break') : code;
    };
    return {
      reason,
      agent: (agent) => (agent.state === 'not_ready' && agent.reason ? reason(agent.reason) : t(`state.${doing(agent)}`)),
      wanted: ({ state, reason: why }) => (why ? reason(why) : t(`state.${state}`)),
    };
  }, [t, i18n, reasons]);
}
