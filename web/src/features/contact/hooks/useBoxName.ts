import { useNames } from '~/live/names';

const agentMark = 'agent:';

/** Whose mailbox it is. */
export function useBoxName(): (mailbox: string | null) => string {
  const names = useNames();
  return (mailbox) => (mailbox?.startsWith(agentMark) ? names.agent(mailbox.slice(agentMark.length)) : names.queue(mailbox));
}
