import { useEffect } from 'react';
import type { Agent, Contact } from '~/live/messages';
import { preloaded } from '../preloaded';
import { RingingBar } from './RingingBar';

const CallingBar = preloaded(async () => (await import('./CallingBar')).CallingBar);
const TalkBar = preloaded(async () => (await import('./TalkBar')).TalkBar);
const WrapUpBar = preloaded(async () => (await import('./WrapUpBar')).WrapUpBar);

interface CallBarProps {
  agent: Agent;
  contact: Contact;
  /** Narrow, on pages other than the desk; same controls, same order. */
  strip?: boolean;
}

/** The contact one is in, with its controls. The state shown is the server's. */
export function CallBar(props: CallBarProps) {
  // What follows the ringing comes while it rings: the desk is there without it.
  useEffect(() => { CallingBar.preload(); TalkBar.preload(); WrapUpBar.preload(); }, []);
  return <Bar {...props} />;
}

function Bar({ agent, contact, strip = false }: CallBarProps) {
  if (contact.direction !== 'inbound' && contact.state === 'arrived' && contact.parties[0]?.agent_id === agent.id) return <CallingBar agent={agent} contact={contact} strip={strip} />;
  // The agent has accepted a call-back, and hears the customer's phone ring.
  if (contact.call_back && contact.state === 'offered' && agent.state === 'talking') return <CallingBar agent={agent} contact={contact} strip={strip} />;
  if (agent.state === 'ringing') return <RingingBar agent={agent} contact={contact} strip={strip} />;
  if (agent.state === 'wrap_up') return <WrapUpBar agent={agent} contact={contact} strip={strip} />;
  if (agent.state === 'talking' || agent.state === 'hold') return <TalkBar agent={agent} contact={contact} strip={strip} />;
  return null;
}
