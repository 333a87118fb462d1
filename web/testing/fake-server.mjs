/** The server's outside without its inside: snapshot, events, a few answers. For looking at the page while it is made. */
import { createServer } from 'node:http';
import { readFileSync, existsSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { ago, agent, alarms, contact, customer, dispositions, listed, otherAgents, queues, reasons, settings, story, waiting, wav } from './fixtures.mjs';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const scenes = {
  idle: [agent(1, 'ready', 252), null],
  not_ready: [agent(1, 'not_ready', 95), null],
  ringing: [agent(1, 'ringing', 6, { contact_id: 'c1' }), () => contact('c1', { state: 'offered', state_since: ago(6), offered_until: ago(-14), waiting_since: ago(52), recording: false })],
  call: [agent(1, 'talking', 134, { contact_id: 'c1' }), () => contact('c1', { note: 'Old tariff billed in November; customer moved to Plus on 18 Oct. Promised: corrected invoice by Friday' })],
  wanted: [agent(1, 'talking', 134, { contact_id: 'c1', wanted: { state: 'not_ready', reason: 'break' } }), () => contact('c1')],
  hold: [agent(1, 'hold', 31, { contact_id: 'c1' }), () => contact('c1', { held: true })],
  away: [agent(1, 'talking', 134, { contact_id: 'c1' }), () => contact('c1', { agent_away_until: ago(-20) })],
  wrap_up: [agent(1, 'wrap_up', 17, { contact_id: 'c1', wrap_up_until: ago(-28) }), () => contact('c1', { state: 'wrap_up', recording: false, note: 'Old tariff billed in November; customer moved to Plus on 18 Oct.', disposition: 'd1', outcome: 'answered', ended_by: 'customer' })],
  quiet: [agent(1, 'ready', 252), null],
};
let scene = 'idle';
let mine = scenes.idle[0];
let held = null;
let login = 'agent1';
let signedIn = true;
let spoken = 'en';
const heard = (volume, on = true) => ({ on, volume });
const preferences = {
  look: { theme: 'auto', density: 'normal', time_zone: '' }, keys: { letters: true, changed: {} },
  sounds: { tone: 'soft', notify: true, ring: heard(60), alert: heard(60, false), message: heard(40), wrap_up: heard(40, false), hold: heard(40), lost: heard(50) },
};
let cursor = 1000;
const sockets = new Set();

const me = () => (login === 'supervisor'
  ? { id: 'u2', login, name: 'Supervisor', roles: ['supervisor'], agent_id: null, language: spoken, rights: ['board.read', 'contacts.read', 'personal_data.see'] }
  : { id: 'u1', login, name: 'Agent 1', roles: ['agent'], agent_id: 'a1', language: spoken, rights: ['personal_data.see'] });

function snapshot() {
  const watches = login === 'supervisor';
  const quiet = scene === 'quiet';
  const queueing = quiet || !watches ? [] : waiting();
  return {
    me: me(), agents: watches ? (quiet ? [] : [mine, ...otherAgents()]) : [mine], queues: quiet && watches ? [] : queues(queueing), contacts: [...(held ? [held] : []), ...queueing], alarms: watches && !quiet ? alarms() : [],
    dispositions, reasons, settings,
  };
}

function tell(message) {
  const text = JSON.stringify({ at: new Date().toISOString(), ...message });
  sockets.forEach((socket) => socket.send(text));
}

function event(kind, data) {
  cursor += 1;
  tell({ type: 'event', n: cursor, kind, data });
}

function play(name) {
  scene = name;
  const [who, what] = scenes[name];
  mine = { ...who };
  held = what ? what() : null;
  tell({ type: 'snapshot', cursor, data: snapshot() });
}

function changeMine(change) {
  mine = { ...mine, ...change };
  event('agent', mine);
  return mine;
}

function changeHeld(change) {
  held = { ...held, ...change };
  event('contact', held);
  return held;
}

const busy = () => ['ringing', 'talking', 'hold', 'wrap_up'].includes(mine.state);
const answers = [
  ['GET', /^\/session$/, () => (signedIn ? { user: me() } : { status: 401 })],
  ['POST', /^\/session$/, ({ login: as, password }) => { if (password === 'wrong') return { status: 401, detail: 'Login or password is wrong. Check both; after 20 tries the login is closed for a while.' }; login = as; signedIn = true; return { token: 't', user: me() }; }],
  ['GET', /^\/me\/preferences$/, () => preferences],
  ['PUT', /^\/me\/preferences\/(\w+)$/, (wish, { pathname }) => { preferences[pathname.split('/').at(-1)] = wish; return preferences; }],
  ['PUT', /^\/session\/language$/, ({ language }) => { spoken = language; return me(); }],
  ['GET', /^\/me\/sessions$/, () => [{ id: 's1', browser: 'Chrome', system: 'Windows', since: ago(4000), seen_at: ago(20), here: true }, { id: 's2', browser: 'Firefox', system: 'Linux', since: ago(90_000), seen_at: ago(40_000), here: false }]],
  ['DELETE', /^\/session$/, () => { signedIn = false; return {}; }],
  ['PUT', /^\/agents\/me\/state$/, ({ state, reason }) => (busy() ? changeMine({ wanted: { state, reason: reason ?? null } }) : changeMine({ state, reason: reason ?? null, since: ago(0) }))],
  ['GET', /^\/agents\/me\/sip$/, () => ({ user: 'agent1', secret: 'u7Qm-example', host: '127.0.0.1', port: 5060, transport: 'udp' })],
  ['GET', /^\/agents\/me\/phone$/, () => ({ user: 'agent1', secret: 'x', realm: 'ringhall', websocket: '/api/v1/phone', ice_servers: [] })],
  ['GET', /^\/agents$/, () => [mine, ...otherAgents()]],
  ['GET', /^\/health$/, () => ({ ok: true, parts: {} })],
  ['GET', /^\/contacts$/, (_, url) => (scene === 'quiet' || url.searchParams.get('number') ? { items: [], next: null } : { items: listed(Number(url.searchParams.get('limit') ?? 50)), next: 'more' })],
  ['GET', /^\/contacts\/\w+$/, () => ({ ...listed(1)[0], customer: { id: 'k1', name: 'Customer 4711', known: true }, agent_id: 'a1', queue_id: 'q1' })],
  ['GET', /^\/contacts\/\w+\/story$/, () => ({ items: held ? story().filter(({ kind }) => !/Ended|Closed|Left|Disposition|Note/.test(kind)) : story() })],
  ['GET', /^\/contacts\/\w+\/recordings$/, () => [{ n: 1, started_at: ago(300), ended_at: ago(48), seconds: 60, bytes: 1, sha256: '', state: 'complete', agent_id: 'a1', kind: 'talk' }]],
  ['GET', /^\/customers\/\w+$/, customer],
  ['PUT', /\/note$/, ({ text }) => changeHeld({ note: text })],
  ['PUT', /\/disposition$/, ({ disposition }) => changeHeld({ disposition })],
  ['POST', /\/hold$/, () => { changeMine({ state: 'hold', since: ago(0) }); return changeHeld({ held: true }); }],
  ['POST', /\/retrieve$/, () => { changeMine({ state: 'talking', since: ago(0) }); return changeHeld({ held: false }); }],
  ['POST', /\/hang_up$/, () => { changeMine({ state: 'wrap_up', since: ago(0), wrap_up_until: ago(-45) }); return changeHeld({ state: 'wrap_up', ended_by: 'agent' }); }],
  ['POST', /\/wrap_up$/, () => { const done = held; changeMine({ state: mine.wanted?.state ?? 'ready', reason: mine.wanted?.reason ?? null, wanted: null, since: ago(0), contact_id: null }); event('contact_closed', { id: held.id }); held = null; return done; }],
  ['POST', /\/transfer$/, () => ({ status: 409, detail: 'Technical support is closed until 08:00. Choose another queue.' })],
];

function file(path, response) {
  const wanted = join(dist, path);
  const found = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(dist, 'index.html');
  response.writeHead(200, { 'Content-Type': types[extname(found)] ?? 'application/octet-stream' });
  response.end(readFileSync(found));
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://here');
  let text = '';
  for await (const part of request) text += part;
  if (url.pathname === '/fake/scene') { login = url.searchParams.get('login') ?? login; spoken = url.searchParams.get('language') ?? spoken; signedIn = true; play(url.searchParams.get('scene') ?? scene); return response.end('ok'); }
  if (url.pathname === '/fake/out') { signedIn = false; return response.end('ok'); }
  if (!url.pathname.startsWith('/api/v1/')) return file(url.pathname, response);
  const path = url.pathname.slice('/api/v1'.length);
  if (/recordings\/\d+$/.test(path)) { response.writeHead(200, { 'Content-Type': 'audio/wav' }); return response.end(wav()); }
  const [, , answer] = answers.find(([method, pattern]) => method === request.method && pattern.test(path)) ?? [];
  const body = answer ? answer(text ? JSON.parse(text) : {}, url) : { status: 404, detail: `There is no ${path}.` };
  const status = typeof body?.status === 'number' ? body.status : 200;
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(status === 200 ? body : { type: '/problems/x', title: 'Refused', code: 'x', detail: '', ...body }));
});

const live = new WebSocketServer({ noServer: true });

/** Says yes to every REGISTER: enough for the page to count as a phone. */
const sip = new WebSocketServer({ noServer: true, handleProtocols: () => 'sip' });
sip.on('connection', (socket) => socket.on('message', (data) => {
  const lines = String(data).split('\r\n');
  if (!lines[0].startsWith('REGISTER')) return;
  const kept = lines.filter((line) => /^(Via|From|Call-ID|CSeq|Contact|To):/i.test(line)).map((line) => (/^To:/i.test(line) ? `${line};tag=fake` : line));
  socket.send(['SIP/2.0 200 OK', ...kept, 'Content-Length: 0', '', ''].join('\r\n'));
}));
server.on('upgrade', (request, socket, head) => {
  if (request.url.startsWith('/api/v1/phone')) return sip.handleUpgrade(request, socket, head, (opened) => sip.emit('connection', opened));
  if (!request.url.startsWith('/api/v1/live')) return socket.destroy();
  live.handleUpgrade(request, socket, head, (opened) => {
    sockets.add(opened);
    opened.on('close', () => sockets.delete(opened));
    opened.send(JSON.stringify({ type: 'snapshot', cursor, at: new Date().toISOString(), data: snapshot() }));
  });
});
setInterval(() => tell({ type: 'beat' }), 1000).unref();
server.listen(Number(process.env.PORT ?? 8099), '127.0.0.1', () => process.stdout.write(`fake server on ${server.address().port}\n`));
