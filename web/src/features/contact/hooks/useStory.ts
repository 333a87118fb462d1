import { useQuery } from '@tanstack/react-query';
import type { Contact } from '~/live/messages';
import { readStory, type StoryEvent } from '../api/contacts';

/** The story so far of the contact in hand; read anew whenever its state changes. */
export function useStory(contact: Contact): StoryEvent[] {
  const { id, state, held, agent_away_until: away } = contact;
  const { data } = useQuery({ queryKey: ['story', id, state, held, away], queryFn: () => readStory(id), placeholderData: (last) => last });
  return data ?? [];
}

/** Since when agent and customer are together. A hold or a reload does not begin the call anew. */
export function useConnectedSince(contact: Contact): string {
  const connected = useStory(contact).findLast(({ kind, data }) => kind === 'ContactConnected' && data.agent_id === contact.agent_id);
  return connected?.at ?? contact.state_since;
}
