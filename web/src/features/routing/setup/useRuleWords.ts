import { useTranslation } from 'react-i18next';
import type { Known } from '~/setup/known';
import type { QueueRule } from './shapes';

const agentMark = 'agent:';

/** Puts a rule into one sentence. */
export function useRuleWords(known: Known): (rule: QueueRule) => string {
  const { t } = useTranslation();
  return ({ when, at, seconds, then, to }) => {
    const target = { queue: () => known.name('queues', to), flow: () => known.name('flows', to), number: () => to, voicemail: () => (to.startsWith(agentMark) ? known.name('agents', to.slice(agentMark.length)) : known.name('queues', to)), message: () => '', call_back: () => '' }[then]();
    const limit = when === 'expected_wait' ? ` ${seconds ?? '–'} s` : '';
    const way = [t(`queue_rule.then_${then}`), target].filter(Boolean).join(': ');
    return `${t(`queue_rule.when_${when}`)}${limit} (${t(`queue_rule.at_${at}`)}) → ${way}`;
  };
}
