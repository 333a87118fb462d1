import type { components } from '~/generated/api';

type Shapes = components['schemas'];

/** The shapes of the live socket, by the names this page uses. Times are UTC ISO 8601. */
export type Me = Shapes['Me'];
export type Agent = Shapes['Agent'];
export type VirtualAgent = Shapes['VirtualAgent'];
export type AgentState = Agent['state'];
export type WantedState = Shapes['Wanted'];
export type Queue = Shapes['Queue'];
export type Contact = Shapes['Contact'];
export type Party = Shapes['Party'];
export type Alarm = Shapes['Alarm'];
export type Closure = Shapes['Closure'];
export type Named = Shapes['Choice'];
export type Disposition = Shapes['Disposition'];
export type Settings = Shapes['CentreSettings'];
export type Snapshot = Shapes['SnapshotData'];

/** What happened: the whole new state of one thing, or the id of one that is gone. `n` counts by one. */
export type LiveEvent = Shapes['AgentEvent'] | Shapes['VirtualAgentEvent'] | Shapes['QueueEvent'] | Shapes['ContactEvent'] | Shapes['GoneEvent'] | Shapes['AlarmEvent'] | Shapes['MessageEvent'];

export type ServerMessage = Shapes['Snapshot'] | Shapes['Resumed'] | LiveEvent | Shapes['Events'] | Shapes['Beat'] | Shapes['PhoneMoved'];

/** What the page says: this tab holds the softphone, and whether that has a call already. */
export interface PageMessage {
  type: 'phone';
  tab: string;
  registered: boolean;
  microphone: boolean;
  in_call: boolean;
}
