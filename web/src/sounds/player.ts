import { preferences } from '~/person/preferences';
import { loudness, tonesBefore, tonesOf, type RingTone, type SoundName, type Tone } from './tones';

/** Chromium can play on a device of one's choice; others play where the system plays. */
type Steerable = AudioContext & { setSinkId?: (id: string) => Promise<void> };

const kept = 'ringhall.ring_device';
const ringEveryMs = 3000;

let context: Steerable | null = null;
let timer: ReturnType<typeof setInterval> | undefined;
let startedAt = 0;

/** Whether the ring can be sent to a device of its own, such as the loudspeaker while the headset lies on the desk. */
export function canChooseDevice(): boolean {
  return typeof AudioContext !== 'undefined' && 'setSinkId' in AudioContext.prototype;
}

/** The device that rings here; empty is the system's own. It stays with this browser: no other knows the device. */
export function ringDevice(): string {
  return localStorage.getItem(kept) ?? '';
}

export function chooseRingDevice(id: string): void {
  localStorage.setItem(kept, id);
  void steer();
}

async function steer(): Promise<void> {
  // A device that is gone leaves the ring where the system plays: rather there than nowhere.
  await context?.setSinkId?.(ringDevice()).catch(() => context?.setSinkId?.('').catch(() => undefined));
}

/** A browser lets a page sound only after a click; sign-in's click unlocks it. */
export function unlockSound(): void {
  if (!context) {
    context = new AudioContext();
    if (ringDevice()) void steer();
  }
  void context.resume();
}

/** Whether the ring can be heard. */
export function soundAllowed(): boolean {
  return context?.state === 'running';
}

function sound(audio: AudioContext, { hz, at, long, share }: Tone, loud: number): void {
  const [oscillator, gain] = [audio.createOscillator(), audio.createGain()];
  const [begin, end] = [audio.currentTime + at, audio.currentTime + at + long];
  oscillator.frequency.value = hz;
  gain.gain.setValueAtTime(0, begin);
  gain.gain.linearRampToValueAtTime(loud * share, begin + 0.03);
  gain.gain.exponentialRampToValueAtTime(0.001, end);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(begin);
  oscillator.stop(end + 0.05);
}

/** Sounds whether the person wishes it or not: to try it. */
export function tryOut(name: SoundName, volume: number, ring: RingTone): void {
  unlockSound();
  const audio = context;
  if (audio) tonesOf(name, ring).forEach((tone) => sound(audio, tone, loudness(volume)));
}

/** Sounds as the person wishes, or not at all. */
export function play(name: SoundName): void {
  const { tone, [name]: wish } = preferences().sounds;
  if (wish.on) tryOut(name, wish.volume, tone);
}

function ringOnce(): void {
  const { tone, ring } = preferences().sounds;
  const audio = context;
  if (!audio || !ring.on) return;
  tonesOf('ring', tone).forEach((each) => sound(audio, each, loudness(ring.volume, Date.now() - startedAt)));
}

/** Tells of a call that is answered by itself, as loud as calls ring: somebody is about to hear the person, so always. */
export function soundBefore(): void {
  unlockSound();
  const audio = context;
  if (audio) tonesBefore.forEach((each) => sound(audio, each, loudness(preferences().sounds.ring.volume)));
}

/** The chosen tone every three seconds, louder after nine. */
export function startRinging(): void {
  if (timer) return;
  unlockSound();
  startedAt = Date.now();
  ringOnce();
  timer = setInterval(ringOnce, ringEveryMs);
}

export function stopRinging(): void {
  clearInterval(timer);
  timer = undefined;
}
