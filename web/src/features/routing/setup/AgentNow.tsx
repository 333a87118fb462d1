import { StatePill } from '~/design/StatePill';
import { useAgent } from '~/live/selectors';
import { useStateWords } from '../hooks/useStateWords';

/** What the agent does right now. */
export function AgentNow({ id }: { id: string }) {
  const agent = useAgent(id);
  const words = useStateWords();
  return agent ? <StatePill state={agent.state} bare>{words.agent(agent)}</StatePill> : <>–</>;
}
