import type { Device } from './microphone';

const kept = 'ringhall.speaker';
const tones = [{ hz: 523, at: 0 }, { hz: 784, at: 0.35 }];
const toneSeconds = 0.9;
const loudness = 0.25;

/** The output chosen on this device; empty is the system's own choice. */
export function chosenSpeaker(): string {
  return localStorage.getItem(kept) ?? '';
}

export function chooseSpeaker(id: string): void {
  localStorage.setItem(kept, id);
}

/** Some browsers leave the choice of the output to the system. */
export function canChooseSpeaker(): boolean {
  return 'setSinkId' in HTMLMediaElement.prototype;
}

/** All outputs with their names. */
export async function speakers(): Promise<Device[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'audiooutput').map(({ deviceId, label }) => ({ id: deviceId, name: label || deviceId }));
}

/** What an element plays comes out of the chosen output; one that has vanished falls back to the system's choice. */
export async function toSpeaker(element: HTMLMediaElement): Promise<void> {
  if (canChooseSpeaker()) await element.setSinkId(chosenSpeaker()).catch(() => element.setSinkId(''));
}

/** Two tones at the chosen output; done when they have been played. */
export async function playTone(): Promise<void> {
  const context = new AudioContext();
  const [out, element] = [context.createMediaStreamDestination(), new Audio()];
  const gain = context.createGain();
  gain.gain.value = loudness;
  gain.connect(out);
  for (const { hz, at } of tones) {
    const tone = context.createOscillator();
    tone.frequency.value = hz;
    tone.connect(gain);
    tone.start(context.currentTime + at);
    tone.stop(context.currentTime + at + 0.3);
  }
  element.srcObject = out.stream;
  await toSpeaker(element);
  await element.play();
  await new Promise((done) => { setTimeout(done, toneSeconds * 1000); });
  element.srcObject = null;
  await context.close();
}
