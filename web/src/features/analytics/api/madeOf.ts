import type { components } from '~/generated/api';
import { request } from '~/http/request';

export type ContactsOfFigure = components['schemas']['ContactsOfFigure'];
export type VisitOfFigure = components['schemas']['VisitOfFigure'];
export type AgentsOfFigure = components['schemas']['AgentsOfFigure'];
type Report = components['schemas']['QueueReport'];

/** The contacts behind a figure of today, newest first. */
export function contactsOf(figure: string, queueIds: string[], cursor: string | null): Promise<ContactsOfFigure> {
  const asked = new URLSearchParams([...queueIds.map((id): [string, string] => ['queue', id]), ...(cursor ? [['cursor', cursor] as [string, string]] : [])]);
  return request('GET', `/board/today/${encodeURIComponent(figure)}?${asked}`);
}

/** Figures of every queue in steps of half an hour. */
export function halfHours(from: string, to: string): Promise<Report> {
  return request('GET', `/reports/queues?${new URLSearchParams({ from, to, interval: '30m' })}`);
}

/** A figure of agents since midnight, of a team and of queues ('' and none: of all), and each agent's part of it. */
export function agentsOf(figure: string, team: string, queueIds: string[]): Promise<AgentsOfFigure> {
  return request('GET', `/board/agents/${encodeURIComponent(figure)}?${new URLSearchParams([...(team ? [['team', team]] : []), ...queueIds.map((id) => ['queue', id])])}`);
}
