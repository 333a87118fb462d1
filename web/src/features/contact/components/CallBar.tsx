import { lazy, Suspense, useEffect } from 'react';
import type { Agent, Contact } from '~/live/messages';
import { RingingBar } from './RingingBar';
import { TalkBar } from './TalkBar';

const loads = [() => import('./CallingBar'), () => import('./WrapUpBar')] as const;
const CallingBar = lazy(async () => ({ default: (await loads[0]()).CallingBar }));
const WrapUpBar = lazy(async () => ({ default: (await loads[1]()).WrapUpBar }));

interface CallBarProps {
  agent: Agent;
  contact: Contact;
  /** Narrow, on pages other than the desk; same controls, same order. */
  strip?: boolean;
}

/** The contact one is in, with its controls. The state shown is the server's. */
export function CallBar(props: CallBarProps) {
  // What follows the talk comes while it rings: the desk is there without it.
  useEffect(() => { for (const load of loads) void load(); }, []);
  return <Suspense><Bar {...props} /></Suspense>;
}

function Bar({ agent, contact, strip = false }: CallBarProps) {
  if (contact.direction !== 'inbound' && contact.state === 'arrived' && contact.parties[0]?.agent_id === agent.id) return <CallingBar agent={agent} contact={contact} strip={strip} />;
  // The agent has accepted a call-back, and hears the customer's phone ring.
  if (contact.call_back && contact.state === 'offered' && agent.state === 'talking') return <CallingBar agent={agent} contact={contact} strip={strip} />;
  if (agent.state === 'ringing') return <RingingBar contact={contact} strip={strip} />;
  if (agent.state === 'wrap_up') return <WrapUpBar agent={agent} contact={contact} strip={strip} />;
  if (agent.state === 'talking' || agent.state === 'hold') return <TalkBar agent={agent} contact={contact} strip={strip} />;
  return null;
}
