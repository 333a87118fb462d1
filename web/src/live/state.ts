import type { Agent, Alarm, Closure, Contact, LiveEvent, Me, Disposition, Named, Queue, Settings, Snapshot, VirtualAgent } from './messages';

/** What the page knows of the centre right now, by id. */
export interface Centre {
  me: Me;
  agents: Record<string, Agent>;
  virtual_agents: Record<string, VirtualAgent>;
  queues: Record<string, Queue>;
  contacts: Record<string, Contact>;
  alarms: Record<string, Alarm>;
  closures: Closure[];
  dispositions: Disposition[];
  reasons: Named[];
  settings: Settings;
}

function byId<Thing extends { id: string }>(things: Thing[]): Record<string, Thing> {
  return Object.fromEntries(things.map((thing) => [thing.id, thing]));
}

function without<Thing>(things: Record<string, Thing>, id: string): Record<string, Thing> {
  return Object.fromEntries(Object.entries(things).filter(([other]) => other !== id));
}

/** The centre as a snapshot describes it. */
export function fromSnapshot(snapshot: Snapshot): Centre {
  const { agents, virtual_agents, queues, contacts, alarms, ...rest } = snapshot;
  return { ...rest, agents: byId(agents), virtual_agents: byId(virtual_agents), queues: byId(queues), contacts: byId(contacts), alarms: byId(alarms) };
}

/** The centre after an event; unknown kinds change nothing, so an older page lives with a newer server. */
export function applyEvent(centre: Centre, event: LiveEvent): Centre {
  switch (event.kind) {
    case 'agent':
      return { ...centre, agents: { ...centre.agents, [event.data.id]: event.data } };
    case 'virtual_agent':
      return { ...centre, virtual_agents: { ...centre.virtual_agents, [event.data.id]: event.data } };
    case 'queue':
      return { ...centre, queues: { ...centre.queues, [event.data.id]: event.data } };
    case 'contact':
      return { ...centre, contacts: { ...centre.contacts, [event.data.id]: event.data } };
    case 'contact_closed':
      return { ...centre, contacts: without(centre.contacts, event.data.id) };
    case 'alarm':
      return { ...centre, alarms: { ...centre.alarms, [event.data.id]: event.data } };
    case 'alarm_cleared':
      return { ...centre, alarms: without(centre.alarms, event.data.id) };
    default:
      return centre;
  }
}
