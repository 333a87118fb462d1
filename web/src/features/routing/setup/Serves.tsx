import { useTranslation } from 'react-i18next';
import { Note } from '~/design/Note';
import type { Known } from '~/setup/known';
import { useNeedWords } from '../hooks/useNeedWords';
import { served } from './serves';
import type { AgentSettings, QueueSettings } from './shapes';

/** Which queues the agent serves with what is typed now, and what is missing for the others. */
export function Serves({ agent, known }: { agent: AgentSettings; known: Known }) {
  const { t } = useTranslation();
  const needWords = useNeedWords();
  const { serves, lacks } = served(agent, known.values<QueueSettings>('queues'));
  const names = serves.map(({ name }) => name).join(', ');
  const missing = lacks.map(({ queue, needs }) => t('agents.lacks', { queue: queue.name, skills: needs.map(needWords).join(', ') })).join(' ');
  if (!serves.length) return <Note tone="watch" title={t('agents.serves', { count: 0 })}>{missing || t('agents.serves_none_text')}</Note>;
  return <Note tone="brand" title={t('agents.serves', { count: serves.length })}>{`${names}. ${missing} ${t('agents.from_next')}`}</Note>;
}
