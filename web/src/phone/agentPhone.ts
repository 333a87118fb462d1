import { useSyncExternalStore } from 'react';
import { request } from '~/http/request';
import { serverNow } from '~/live/clock';
import { forgetPhone, holdPhone } from '~/live/socket';
import { current, setPhoneMoved, subscribe as listenLive } from '~/live/store';
import { answersItself, isDeaf, nextPhone, silentPhone, type PhoneEvent, type PhoneState } from './machine';
import { checkMicrophone, microphones, whyNot, type MicrophoneIs } from './microphone';
import type { Quality } from './quality';
import { soundBefore, startRinging, stopRinging, unlockSound } from '~/sounds/player';
import type { Credentials, Softphone } from './softphone';

const kept = 'ringhall.phone';
const listeners = new Set<() => void>();

let state: PhoneState = silentPhone;
let phone: Softphone | null = null;
let starting = false;
let unlisten: (() => void) | null = null;
let answering: ReturnType<typeof setTimeout> | undefined;

/** Whether the person wants this browser to be their phone; a desk phone is the other choice. */
export function browserIsPhone(): boolean {
  return localStorage.getItem(kept) !== 'desk';
}

export function chooseBrowserPhone(yes: boolean): void {
  localStorage.setItem(kept, yes ? 'browser' : 'desk');
  if (yes) void startPhone();
  else stopPhone();
}

function happen(event: PhoneEvent): void {
  const before = state;
  state = nextPhone(state, event);
  listeners.forEach((tell) => tell());
  if (state.registration !== before.registration || state.microphone !== before.microphone) report();
  if (event.type === 'rings' && answersItself(event.purpose)) phone?.answer();
  // What went wrong with the microphone in the call is looked at afresh for the next one.
  if (event.type === 'ended' && isDeaf(before)) void lookAgain();
  if (state.call?.stage === 'ringing' && state.call.answersAt === null) startRinging();
  else stopRinging();
  if (event.type === 'rings' && event.answersAt !== null) answerAt(event.answersAt);
  else if (state.call?.stage !== 'ringing') clearTimeout(answering);
}

/** A tone tells of the call now; whoever declines it, or takes it, before is heard. */
function answerAt(moment: number): void {
  soundBefore();
  clearTimeout(answering);
  answering = setTimeout(() => phone?.answer(), Math.max(0, moment - serverNow()));
}

/** A call in progress keeps the phone here although its line is cut for a moment: the sound goes on without it. */
function word() {
  return { registered: state.registration === 'registered' || state.call !== null, microphone: state.microphone === 'ok', in_call: state.call !== null };
}

function report(): void {
  if (phone && state.registration !== 'off') holdPhone(word);
}

/** Registers this page as the agent's phone. The newest tab that does so has the phone. */
export async function startPhone(): Promise<void> {
  if (phone || starting || !browserIsPhone()) return;
  starting = true;
  for (const gesture of ['pointerdown', 'keydown']) window.addEventListener(gesture, unlockSound, { once: true });
  try {
    happen({ type: 'microphone', is: await checkMicrophone() });
    const credentials = await request<Credentials>('GET', '/agents/me/phone');
    const { Softphone: Phone } = await import('./softphone');
    phone = new Phone(happen);
    const listenDevices = () => void devicesChanged();
    navigator.mediaDevices?.addEventListener('devicechange', listenDevices);
    const unlistenLive = listenLive(stepAside);
    unlisten = () => { unlistenLive(); navigator.mediaDevices?.removeEventListener('devicechange', listenDevices); };
    void phone.start(credentials);
  } catch {
    happen({ type: 'failed' });
  } finally {
    starting = false;
  }
}

/** Another tab has taken the phone: this one only looks on. */
function stepAside(): void {
  if (!current().phoneMoved || !phone) return;
  const mine = phone;
  drop();
  mine.abandon();
}

function drop(): void {
  unlisten?.();
  unlisten = null;
  phone = null;
  forgetPhone();
}

/** Hangs up and unregisters, at sign-out. */
export function stopPhone(): void {
  const mine = phone;
  drop();
  mine?.stop();
}

/** Takes the phone back to this tab, or mends a failed registration. */
export async function movePhoneHere(): Promise<void> {
  const mine = phone;
  drop();
  mine?.abandon();
  setPhoneMoved(false);
  await startPhone();
}

/** Learns that the microphone works (or not), from a test the person made. */
export function microphoneIs(is: MicrophoneIs): void {
  if (state.microphone !== is) happen({ type: 'microphone', is });
}

export const answer = (): void => phone?.answer();
export const setMuted = (muted: boolean): void => phone?.mute(muted);
export const changeSpeaker = (): Promise<void> => phone?.changeSpeaker() ?? Promise.resolve();
export const lineQuality = (): Promise<Quality | null> => phone?.quality() ?? Promise.resolve(null);

/** Puts the microphone that is chosen now into the running call, if there is one. */
export async function changeMicrophone(): Promise<void> {
  if (!state.call) return;
  try {
    await phone?.changeMicrophone();
    happen({ type: 'microphone', is: 'ok' });
  } catch (error) {
    happen({ type: 'microphone', is: whyNot(error) });
  }
}

async function lookAgain(): Promise<void> {
  happen({ type: 'microphone', is: await checkMicrophone() });
}

/**
 * Something was plugged in or out. A microphone that went in the call and is back is heard again without a click; the caller
 * comes out of the chosen output, or where the system plays while that is not there.
 */
async function devicesChanged(): Promise<void> {
  if (!phone) return;
  void changeSpeaker();
  const there = await microphones();
  const lost = phone.lostMicrophone;
  if (state.call) {
    if (state.microphone === 'missing' && there.some(({ id }) => id === lost)) await changeMicrophone();
  } else if (!there.length) happen({ type: 'microphone', is: 'missing' });
  else if (state.microphone === 'missing') await lookAgain();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The softphone of this tab. */
export function usePhone(): PhoneState {
  return useSyncExternalStore(subscribe, () => state);
}
