import type { PageMessage, ServerMessage } from './messages';
import { current, forget, lose, setPhoneMoved, take } from './store';

type PhoneWord = Omit<PageMessage, 'type' | 'tab'>;

const retryMs = [500, 1000, 2000, 4000, 8000];
/** The server beats once a second; after this long without a word the line counts as cut. */
const silenceMs = 6000;

/** The server closes with it when the session is over. */
const signedOutCode = 4401;

/** This tab, as the server tells tabs apart. */
export const tab = crypto.randomUUID?.() ?? String(Math.random()).slice(2);

let socket: WebSocket | null = null;
let tries = 0;
let retry: ReturnType<typeof setTimeout> | undefined;
let watch: ReturnType<typeof setInterval> | undefined;
/** What this tab's phone has to say, asked anew each time the line comes back. */
let phone: (() => PhoneWord) | null = null;
/** Who wants to know that the session is over. */
let onOver: () => void = () => undefined;
/** Events are missing, so the next opening asks for a snapshot. */
let fresh = false;

function address(): string {
  const { cursor, centre } = current();
  return `${location.origin.replace(/^http/, 'ws')}/api/v1/live${centre && !fresh ? `?cursor=${cursor}` : ''}`;
}

function open(): void {
  const mine = new WebSocket(address());
  socket = mine;
  mine.onopen = sayPhone;
  mine.onmessage = ({ data }: MessageEvent<string>) => {
    tries = 0;
    fresh = false;
    if (!take(JSON.parse(data) as ServerMessage)) restart();
  };
  mine.onclose = ({ code }) => {
    if (socket !== mine) return;
    if (code !== signedOutCode) return again();
    disconnect();
    onOver();
  };
}

function again(): void {
  socket = null;
  const wait = retryMs[Math.min(tries++, retryMs.length - 1)] ?? 8000;
  lose(Date.now() + wait);
  clearTimeout(retry);
  retry = setTimeout(open, wait);
}

/** Events are missing: begin anew with a snapshot. */
function restart(): void {
  const mine = socket;
  socket = null;
  fresh = true;
  mine?.close();
  open();
}

function checkSilence(): void {
  if (socket?.readyState === WebSocket.OPEN && Date.now() - current().line.heardAt > silenceMs && current().line.heardAt > 0) {
    const mine = socket;
    socket = null;
    mine.close();
    again();
  }
}

/** Opens the one live line of this page and keeps it open; `over` hears that the session has ended, here or elsewhere. */
export function connect(over: () => void): void {
  onOver = over;
  if (socket || watch) return;
  open();
  watch = setInterval(checkSilence, 1000);
  // The browser knows when the network is back: no need to wait for the next try.
  window.addEventListener('online', tryNow);
}

/** Closes the line, at sign-out. */
export function disconnect(): void {
  clearTimeout(retry);
  clearInterval(watch);
  window.removeEventListener('online', tryNow);
  watch = undefined;
  phone = null;
  const mine = socket;
  socket = null;
  mine?.close();
  forget();
}

/** Tries to connect right now instead of at the next try. */
export function tryNow(): void {
  if (socket) return;
  clearTimeout(retry);
  open();
}

function say(message: PageMessage): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
}

function sayPhone(): void {
  if (phone && !current().phoneMoved) say({ type: 'phone', tab, ...phone() });
}

/** Says that this tab holds the softphone; said again whenever the line comes back. */
export function holdPhone(word: () => PhoneWord): void {
  phone = word;
  setPhoneMoved(false);
  sayPhone();
}

/** This tab no longer holds the softphone. */
export function forgetPhone(): void {
  phone = null;
}
