import type { StoryEvent } from './api/contacts';
import type { PhaseKey } from './rules';

/** A stretch of one lane, by the clock (milliseconds). */
export interface LaneBar {
  from: number;
  to: number;
  phase: PhaseKey;
}

export interface Lane {
  key: string;
  kind: 'customer' | 'flow' | 'queue' | 'agent' | 'outside';
  /** The flow, queue, agent or number it is about. */
  id: string;
  bars: LaneBar[];
}

export interface Lanes {
  from: number;
  to: number;
  lanes: Lane[];
}

const order: Lane['kind'][] = ['customer', 'flow', 'queue', 'agent', 'outside'];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

class Drawing {
  private readonly lanes = new Map<string, Lane>();
  private readonly open = new Map<string, { phase: PhaseKey; at: number }>();

  /** From now on the lane is in this phase; null ends it. */
  turn(kind: Lane['kind'], id: string, at: number, phase: PhaseKey | null): void {
    const key = `${kind}:${id}`;
    const running = this.open.get(key);
    if (running?.phase === phase) return;
    if (running && at > running.at) {
      const bars = this.laneOf(kind, id).bars;
      const last = bars.at(-1);
      if (last?.to === running.at && last.phase === running.phase) last.to = at;
      else bars.push({ from: running.at, to: at, phase: running.phase });
    }
    if (phase) this.open.set(key, { phase, at });
    else this.open.delete(key);
    if (phase) this.laneOf(kind, id);
  }

  /** The phase the lane is in. */
  phase(kind: Lane['kind'], id: string): PhaseKey | undefined {
    return this.open.get(`${kind}:${id}`)?.phase;
  }

  /** Everything of this kind that runs. */
  running(kind: Lane['kind']): string[] {
    return [...this.open.keys()].filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1));
  }

  end(at: number): Lane[] {
    for (const lane of this.lanes.values()) this.turn(lane.kind, lane.id, at, null);
    return [...this.lanes.values()].filter(({ bars }) => bars.length > 0).sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  }

  private laneOf(kind: Lane['kind'], id: string): Lane {
    const key = `${kind}:${id}`;
    const known = this.lanes.get(key) ?? { key, kind, id, bars: [] };
    this.lanes.set(key, known);
    return known;
  }
}

/** Whose lane a party is in. */
function placeOf(party: StoryEvent['data'] | undefined): [Lane['kind'], string] | null {
  if (!party || party.role === 'customer') return null;
  return party.role === 'agent' ? ['agent', text(party.agent_id)] : ['outside', text(party.address) || text(party.party_id)];
}

/** Who was in which phase when, one lane for the customer, each flow, queue, agent and outside number; what still runs goes on until `now`. */
export function lanesOf(story: StoryEvent[], now: number): Lanes {
  const drawing = new Drawing();
  const parties = new Map<string, StoryEvent['data']>();
  let [queue, flow] = ['', ''];
  const leaveQueue = (at: number) => { if (queue) drawing.turn('queue', queue, at, null); queue = ''; };
  const leaveFlow = (at: number) => { if (flow) drawing.turn('flow', flow, at, null); };
  for (const { kind, at: moment, data } of story) {
    const at = Date.parse(moment);
    const place = placeOf(parties.get(text(data.party_id)));
    const agent = text(data.agent_id) || text(data.by_agent_id);
    switch (kind) {
      case 'ContactArrived': drawing.turn('customer', '', at, data.direction === 'outbound' ? 'ringing' : 'flow'); break;
      case 'FlowEntered': flow = text(data.flow_id); drawing.turn('flow', flow, at, 'flow'); drawing.turn('customer', '', at, 'flow'); break;
      case 'FlowMoved': if (flow && !queue) drawing.turn('flow', flow, at, 'flow'); break;
      case 'FlowLeft': leaveFlow(at); break;
      case 'ContactQueued': leaveFlow(at); leaveQueue(at); queue = text(data.queue_id); drawing.turn('queue', queue, at, 'queue'); drawing.turn('customer', '', at, 'queue'); break;
      case 'QueueLeft': leaveQueue(at); break;
      case 'VirtualAgentTook': drawing.turn('agent', agent, at, 'talking'); break;
      case 'VirtualAgentLeft': drawing.turn('agent', agent, at, null); break;
      case 'ContactOffered': drawing.turn('customer', '', at, 'ringing'); drawing.turn('agent', agent, at, 'ringing'); break;
      case 'OfferEnded': if (data.outcome !== 'accepted') { drawing.turn('agent', agent, at, null); if (queue) drawing.turn('customer', '', at, 'queue'); } break;
      case 'ContactConnected': leaveQueue(at); leaveFlow(at); drawing.turn('customer', '', at, 'talking'); drawing.turn('agent', agent, at, 'talking'); break;
      case 'OutsideConnected': leaveFlow(at); drawing.turn('customer', '', at, 'talking'); break;
      case 'PartyAdded': {
        parties.set(text(data.party_id), data);
        const added = placeOf(data);
        if (added && !drawing.phase(...added)) drawing.turn(...added, at, 'ringing');
        break;
      }
      case 'PartyAnswered': case 'PartyJoined': if (place && drawing.phase(...place) !== 'talking') drawing.turn(...place, at, 'talking'); break;
      case 'PartyHeld': if (place) drawing.turn(...place, at, data.held ? 'hold' : 'talking'); break;
      case 'PartyLeft': if (place && drawing.phase(...place) !== 'wrap_up') drawing.turn(...place, at, null); break;
      case 'ContactHeld': drawing.turn('customer', '', at, 'hold'); break;
      case 'ContactRetrieved': drawing.turn('customer', '', at, 'talking'); break;
      case 'AgentAway': drawing.turn('customer', '', at, 'hold'); drawing.turn('agent', agent, at, 'hold'); break;
      case 'AgentBack': drawing.turn('customer', '', at, 'talking'); drawing.turn('agent', agent, at, 'talking'); break;
      case 'AgentLeft': drawing.turn('agent', agent, at, 'wrap_up'); break;
      case 'WrapUpFinished': drawing.turn('agent', agent, at, null); break;
      case 'ContactEnded': leaveQueue(at); leaveFlow(at); drawing.turn('customer', '', at, null); break;
      case 'ContactClosed': for (const id of drawing.running('agent')) drawing.turn('agent', id, at, null); break;
    }
  }
  const [first, last] = [story[0], story.at(-1)];
  const from = first ? Date.parse(first.at) : now;
  const closed = story.find(({ kind }) => kind === 'ContactClosed');
  const to = Math.max(from + 1, closed ? Date.parse(closed.at) : last ? Math.max(Date.parse(last.at), now) : now);
  return { from, to, lanes: drawing.end(to) };
}

/** Bars too short to be seen join the one before them, so that a day of holds is drawn as fast as one. */
export function thinned(bars: LaneBar[], span: number, most = 250): LaneBar[] {
  if (bars.length <= most) return bars;
  const least = span / most;
  const kept: LaneBar[] = [];
  for (const bar of bars) {
    const last = kept.at(-1);
    if (last && bar.to - last.from < least) last.to = bar.to;
    else kept.push({ ...bar });
  }
  return kept;
}

export interface NoteVersion {
  agent_id: string;
  at: string;
  text: string;
}

/** The note as each agent left it, the newest first; what was typed in between is no version of its own. */
export function notesOf(story: StoryEvent[]): NoteVersion[] {
  const versions: NoteVersion[] = [];
  for (const { kind, at, data } of story) {
    if (kind !== 'NoteSaved') continue;
    const version = { agent_id: text(data.agent_id), at, text: text(data.text) };
    if (versions.at(-1)?.agent_id === version.agent_id) versions[versions.length - 1] = version;
    else versions.push(version);
  }
  return versions.filter((version) => version.text.trim()).reverse();
}
