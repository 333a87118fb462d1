/** A small centre at one moment, for looking at the page without a server. Nobody in it is real. */
const queueNames = ['Sales', 'Billing', 'Technical support', 'Operator', 'Card services'];
const figures = [
  [423, 418, 5, 376, 3344, 62700], [384, 366, 18, 276, 12444, 98820], [310, 301, 9, 245, 5719, 99330], [189, 188, 1, 181, 940, 20680], [145, 142, 3, 132, 1420, 31240],
];
const states = ['talking', 'talking', 'talking', 'talking', 'talking', 'talking', 'talking', 'talking', 'hold', 'wrap_up', 'wrap_up', 'ready', 'ready', 'ready', 'not_ready', 'not_ready', 'not_ready', 'offline', 'offline'];
const seconds = [192, 44, 411, 80, 129, 273, 12, 347, 250, 21, 33, 72, 40, 175, 520, 842, 130, 900, 900];
const ago = (s) => new Date(Date.now() - s * 1000).toISOString();

export const dispositions = ['Invoice, tariff error', 'Invoice explained', 'Payment agreed', 'Second copy sent', 'Complaint', 'Other'].map((name, n) => ({ code: `d${n + 1}`, name }));
export const reasons = ['break', 'lunch', 'training', 'meeting', 'paperwork'].map((code) => ({ code, name: code, usual: true }));
export const settings = { centre_name: 'City Energy', demo: true, time_zone: 'Europe/Ljubljana' };

export function queues(waiting) {
  return queueNames.map((name, n) => {
    const [offered, answered, abandoned, in_target, wait, talk] = figures[n];
    const mine = waiting.filter(({ queue_id }) => queue_id === `q${n}`);
    return {
      id: `q${n}`, name, waiting: mine.length, longest_since: mine[0]?.waiting_since ?? null, ready: mine.length ? 0 : 1, here: [5, 6, 6, 3, 4][n], open: true, target_seconds: 20, target_share: 0.8,
      today: { offered, answered, abandoned, short_abandoned: 2, overflowed: 0, in_target, wait_ms_answered: wait * 1000, talk_ms: talk * 1000, service_level: in_target / (answered + abandoned), asa_seconds: wait / answered, abandonment: abandoned / offered },
    };
  });
}

export function agent(n, state = 'ready', since = 100, change = {}) {
  return {
    id: `a${n}`, login: `agent${n}`, name: `Agent ${n}`, state, reason: state === 'not_ready' ? 'break' : null, since: ago(since), wanted: null, contact_id: ['talking', 'hold', 'wrap_up'].includes(state) ? `x${n}` : null,
    queue_id: `q${n % 5}`, wrap_up_until: null, skills: { billing: 4, operator: 2, card: 3 }, queue_ids: ['q1', 'q3', 'q4'], phone: 'browser', ...change,
  };
}

export const otherAgents = () => states.map((state, n) => agent(n + 2, state, seconds[n], state === 'not_ready' ? { reason: ['break', 'training', 'missed_offer'][n % 3] } : {}));

export function contact(id, change = {}) {
  return {
    id, number: 17, reference: `C-${id}`, channel: 'voice', direction: 'inbound', state: 'connected', state_since: ago(134), dialled: '4008000001', dialled_name: 'Main line', address: '+38615550142',
    customer: { id: 'k1', name: 'Customer 4711', known: true }, queue_id: 'q1', agent_id: 'a1', token: 't1', offered_until: null, arrived_at: ago(230), waiting_since: null, waited_ms: 52_000,
    path: ['Main line', '2 Billing', '1 My invoice'], language: 'sl', held: false, recording: true, agent_away_until: null,
    parties: [{ id: 'p1', role: 'customer', purpose: 'arrival', state: 'up', agent_id: null, address: '+38615550142', muted: false, held: false, joined: false, left_reason: null }, { id: 'p2', role: 'agent', purpose: 'offer', state: 'up', agent_id: 'a1', address: null, muted: false, held: false, joined: false, left_reason: null }],
    note: '', disposition: null, outcome: null, ended_by: null, wrap_up_until: null, ...change,
  };
}

export function waiting() {
  const people = [[4471, 1, 48], [2210, 1, 41], [9015, 2, 38], [3307, 1, 22], [null, 2, 9], [7842, 1, 4]];
  return people.map(([name, queue, s]) => contact(`w${s}`, {
    state: 'queued', customer: name ? { id: `k${name}`, name: `Customer ${name}`, known: true } : null, address: name ? '+3861555' : '', queue_id: `q${queue}`, agent_id: null, waiting_since: ago(s), state_since: ago(s), waited_ms: s * 1000,
  }));
}

export const alarms = () => [
  { id: 'm1', grade: 'missed', code: 'queue.target_missed', text: 'Billing: 72% in 20 s, target 80%', since: ago(2040), action: 'Ask agents with Billing back from their break, or open the overflow.', fields: {} },
  { id: 'm2', grade: 'missed', code: 'agent.hold', text: 'Agent 10: on hold for more than 3:00', since: ago(70), action: 'Listen in, or ask the agent.', fields: {} },
  { id: 'm3', grade: 'watch', code: 'queue.target_watch', text: 'Technical support: 79% in 20 s', since: ago(1030), action: null, fields: {} },
];

export const customer = () => ({
  id: 'k1', name: 'Customer 4711', numbers: ['+38615550142', '+38640555014'], language: 'sl', note: 'Prefers to be called after 15:00. Moved to the Plus tariff on 18 October.',
  contacts: [3, 10, 20, 35].map((days, n) => ({ id: `old${n}`, reference: `C-${900 + n}`, arrived_at: ago(days * 86_400), queue_id: `q${[1, 1, 2, 0][n]}`, agent_id: `a${[12, 5, 3, 9][n]}`, outcome: ['answered', 'answered', 'abandoned', 'answered'][n], note: ['Asked about the November invoice; copy sent', 'Second copy of an invoice', '', 'Moved to the Plus tariff'][n] })),
});

export function listed(limit = 40) {
  const outcomes = ['answered', 'answered', 'answered', 'abandoned', 'answered', 'voicemail', 'answered', 'short_abandoned'];
  return Array.from({ length: limit }, (_, n) => {
    const outcome = outcomes[n % outcomes.length];
    const answered = outcome === 'answered';
    return {
      ...contact(String(118204 - n), {
        state: 'closed', outcome, customer: n % 5 === 4 ? null : { id: `k${n}`, name: `Customer ${1184 + n * 77}`, known: true }, address: `+3861555${String(1000 + n * 37)}`, queue_id: `q${n % 5}`, agent_id: answered ? `a${1 + (n % 7)}` : null,
        arrived_at: ago(500 + n * 540), disposition: answered ? dispositions[n % 6].code : null, note: 'Old tariff billed in November; customer moved to Plus on 18 Oct. Promised: corrected invoice by Friday. Nothing to pay until then.',
      }),
      closed_at: ago(130 + n * 540), flow_ms: 28_000 + n * 900, wait_ms: 12_000 + ((n * 31) % 70) * 1000, ring_ms: answered ? 5000 : 0, talk_ms: answered ? 150_000 + ((n * 53) % 300) * 1000 : 0, hold_ms: answered && n % 3 === 0 ? 40_000 : 0, wrap_up_ms: answered ? 28_000 : 0, recordings: answered ? 1 : 0,
    };
  });
}

export function story() {
  const start = Date.parse(ago(500));
  const decision = {
    rule: 'longest_idle', now: start + 90_000, waited_ms: 52_000, skills: ['billing', 'slovenian'], chosen: 'a1', candidates: ['a1', 'a13'], candidates_count: 2, passed_over_count: 19,
    passed_over: [
      { agent_id: 'a13', why: 'idle_shorter', idle_ms: 72_000 }, { agent_id: 'a2', why: 'busy', state: 'talking' }, { agent_id: 'a10', why: 'busy', state: 'hold' }, { agent_id: 'a16', why: 'not_ready', reason: 'break' },
      { agent_id: 'a14', why: 'missing_skill', skill: 'slovenian' }, { agent_id: 'a15', why: 'excluded' }, { agent_id: 'a18', why: 'blocked', until: start }, { agent_id: 'a19', why: 'offline' },
    ],
  };
  const party = { party_id: 'p2', role: 'agent', purpose: 'offer', agent_id: 'a1', address: null };
  const lines = [
    [0, 'ContactArrived', { dialled: '4008000001', address: '+38615550142' }], [1, 'FlowEntered', { flow_id: 'main_line', version: 14 }], [9, 'FlowMoved', { node: 'menu', input: '2' }], [24, 'FlowMoved', { node: 'billing', input: '1' }],
    [38, 'FlowLeft', { node: 'enqueue' }], [38, 'ContactQueued', { queue_id: 'q1', waiting_since: start + 38_000 }], [90, 'ContactOffered', { token: 't0', agent_id: 'a15', queue_id: 'q1', decision: { ...decision, chosen: 'a15', candidates_count: 1 } }],
    [92, 'OfferEnded', { agent_id: 'a15', outcome: 'declined' }], [92, 'ContactOffered', { token: 't1', agent_id: 'a1', queue_id: 'q1', decision }], [92, 'PartyAdded', party], [97, 'OfferEnded', { agent_id: 'a1', outcome: 'accepted' }], [97, 'ContactConnected', { agent_id: 'a1', queue_id: 'q1' }],
    [191, 'ContactHeld', { by_agent_id: 'a1' }], [231, 'ContactRetrieved', { by_agent_id: 'a1' }], [300, 'NoteSaved', { agent_id: 'a1', text: 'Old tariff' }], [349, 'ContactEnded', { outcome: 'answered', by: 'customer' }], [349, 'AgentLeft', { agent_id: 'a1', reason: 'ended' }],
    [360, 'DispositionSet', { agent_id: 'a1', disposition: 'd1' }], [377, 'ContactClosed', { outcome: 'answered' }],
  ];
  return lines.map(([s, kind, data], n) => ({ n: n + 1, at: new Date(start + s * 1000).toISOString(), kind, data }));
}

/** Two voices taking turns, as a small stereo WAV. */
export function wav() {
  const [rate, length] = [8000, 60];
  const data = Buffer.alloc(rate * length * 4);
  for (let i = 0; i < rate * length; i += 1) {
    const s = i / rate;
    const turn = Math.floor(s / 5) % 2;
    const loud = Math.abs(Math.sin(s * 2.1)) * Math.abs(Math.sin(s * 7.3)) * (s % 5 < 4 ? 1 : 0);
    const value = Math.round(Math.sin(s * 2 * Math.PI * 210) * loud * 12_000);
    data.writeInt16LE(turn ? 0 : value, i * 4);
    data.writeInt16LE(turn ? value : 0, i * 4 + 2);
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0); head.writeUInt32LE(36 + data.length, 4); head.write('WAVEfmt ', 8); head.writeUInt32LE(16, 16); head.writeUInt16LE(1, 20); head.writeUInt16LE(2, 22);
  head.writeUInt32LE(rate, 24); head.writeUInt32LE(rate * 4, 28); head.writeUInt16LE(4, 32); head.writeUInt16LE(16, 34); head.write('data', 36); head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

export { ago };
