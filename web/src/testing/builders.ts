import type { Agent, Contact, Queue, Snapshot } from '~/live/messages';

/** An agent at rest; say only what matters to the test. */
export function anAgent(change: Partial<Agent> = {}): Agent {
  return {
    id: 'a1', login: 'agent1', name: 'Agent 1', state: 'ready', reason: null, since: '2026-11-22T10:00:00.000Z', wanted: null, contact_id: null, contact_channel: null, queue_id: null,
    wrap_up_until: null, wrap_up_mode: null, wrap_up_extra_seconds: 0, wrap_up_remind_at: null, blocked_until: null, skills: {}, queue_ids: ['q1'], team: '', available: true, late_at: null, for_now_until: null, phone: 'browser', nailed_up: null, nailed_up_since: null, auto_answer: true, seat: null, ...change,
  };
}

export function aQueue(change: Partial<Queue> = {}): Queue {
  return {
    id: 'q1', name: 'Billing', waiting: 0, longest_since: null, expected_p50_ms: null, expected_p90_ms: null, open_tier: 1, ready: 1, here: 1, open: true, until: null, because: 'always', closed_name: '', target_seconds: 20, target_share: 0.8, longest_wait_seconds_max: 120, abandonment_max: 0.05,
    today: {
      offered: 10, answered: 8, abandoned: 2, short_abandoned: 0, overflowed: 0, in_target: 6, wait_ms_answered: 80_000, talk_ms: 800_000, wrap_up_ms: 0, hold_ms: 0, failed: 0, call_backs_promised: 0, call_backs_reached: 0, virtual_taken: 0, virtual_completed: 0, virtual_success: null,
      still_waiting: 0, abandoned_in_target: 0, short_abandoned_in_target: 0, transfers: 0, expected: 0, within_p50: 0, within_p90: 0, expected_error_ms: 0, expected_within_p50: null, expected_within_p90: null, expected_error_seconds: null, longest_wait_ms: 30_000, wait_ms_abandoned: 0, ring_ms: 0, talk_seconds: 100, hold_seconds: 0, wrap_up_seconds: 0,
      service_level_ended: 0.6, service_level_late_abandons: 0.6, service_level_2: 0.6,
      service_level: 0.6, service_level_answered: 0.75, service_level_abandoned_good: 0.6, service_level_all: 0.6, asa_seconds: 10, aht_seconds: 100, patience_seconds: null, abandonment: 0.2,
    },
    ...change,
  };
}

export function aContact(change: Partial<Contact> = {}): Contact {
  return {
    id: 'c1', number: 1, reference: 'C-1', channel: 'voice', direction: 'inbound', state: 'connected', state_since: '2026-11-22T10:00:00.000Z', dialled: '4008000001', dialled_name: null,
    address: '+38615550142', customer: null, queue_id: 'q1', priority: 0, agent_id: 'a1', token: null, offered_to: [], offered_until: null, arrived_at: '2026-11-22T09:59:00.000Z', waiting_since: null, expected_p50_ms: null, expected_p90_ms: null, waited_ms: 0, path: [], call_back: null,
    language: 'en', held: false, hold_reminders: null, recording: true, agent_away_until: null, parties: [], note: '', disposition: null, outcome: null, ended_by: null, wrap_up_until: null,
    mailbox: null, message_seconds: null, due_at: null, links: [], verification: null, said: [], virtual: [], ...change,
  };
}

export function aSnapshot(change: Partial<Snapshot> = {}): Snapshot {
  return {
    me: { id: 'u1', login: 'agent1', name: 'Agent 1', roles: ['agent'], agent_id: 'a1', language: 'en', rights: ['personal_data.see'] }, agents: [anAgent()], virtual_agents: [], queues: [aQueue()], contacts: [], alarms: [], closures: [],
    dispositions: [], reasons: [], settings: { centre_name: 'Test', demo: false, time_zone: 'Europe/Ljubljana' }, ...change,
  };
}
