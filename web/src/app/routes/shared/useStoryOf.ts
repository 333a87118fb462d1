import { useQuery } from '@tanstack/react-query';
import { readContact, readStory } from '~/features/contact/api/contacts';
import type { Decision, Offered } from '~/features/routing/decision';

const runningRefreshMs = 2000;

/** A contact and its story, read anew as long as it goes on. The story is asked for only once the contact may be seen. */
export function useStoryOf(id: string) {
  const { data: contact, error } = useQuery({ queryKey: ['contact', id], queryFn: () => readContact(id), refetchInterval: ({ state: { data } }) => (data && !data.closed_at ? runningRefreshMs : false) });
  const { data, error: storyError } = useQuery({ queryKey: ['story', id, contact?.state, contact?.state_since], queryFn: () => readStory(id), enabled: Boolean(contact), placeholderData: (last) => last });
  return { contact, story: data, error: error ?? storyError };
}

const decided = ['ContactOffered', 'VirtualAgentTook'];

/** The offers of a story (and what virtual agents took) with the decision behind each; what somebody took by hand was nobody's decision. */
export function offersOf(story: { kind: string; at: string; n: number; data: Record<string, unknown> }[]): Offered[] {
  return story.filter(({ kind }) => decided.includes(kind)).filter(({ data }) => 'rule' in ((data.decision ?? {}) as object)).map(({ at, data }) => {
    const ended = story.find((other) => other.kind === 'OfferEnded' && other.data.token === data.token);
    return { at, agent_id: String(data.agent_id), queue_id: typeof data.queue_id === 'string' ? data.queue_id : null, decision: data.decision as Decision, outcome: ended ? String(ended.data.outcome) : null };
  });
}
