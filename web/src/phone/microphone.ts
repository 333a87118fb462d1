import { useEffect, useState } from 'react';

const kept = 'ringhall.microphone';

/** The microphone chosen on this device; empty is the system's own choice. */
export function chosenMicrophone(): string {
  return localStorage.getItem(kept) ?? '';
}

export function chooseMicrophone(id: string): void {
  localStorage.setItem(kept, id);
}

/** What is asked of the browser: one clean voice, no picture. A vanished device falls back to the system's choice. */
export async function microphoneConstraints(): Promise<MediaStreamConstraints> {
  const id = chosenMicrophone();
  // A mere wish for a device may be passed over; what is not there must not be demanded.
  const there = id !== '' && (await microphones().catch(() => [])).some((device) => device.id === id);
  return { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...(there ? { deviceId: { exact: id } } : {}) }, video: false };
}

export type MicrophoneIs = 'ok' | 'refused' | 'missing';

export function whyNot(error: unknown): MicrophoneIs {
  return error instanceof DOMException && error.name === 'NotFoundError' ? 'missing' : 'refused';
}

/** Whether there is a microphone that this page may use; asks the person once. */
export async function checkMicrophone(): Promise<MicrophoneIs> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia(await microphoneConstraints());
    stream.getTracks().forEach((track) => track.stop());
    return 'ok';
  } catch (error) {
    return whyNot(error);
  }
}

export interface Device {
  id: string;
  name: string;
}

/** All microphones with their names. */
export async function microphones(): Promise<Device[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'audioinput').map(({ deviceId, label }) => ({ id: deviceId, name: label || deviceId }));
}

/** Counts how often something was plugged in or out while the component is there. */
export function usePlugged(): number {
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const count = () => setTimes((last) => last + 1);
    navigator.mediaDevices.addEventListener('devicechange', count);
    return () => navigator.mediaDevices.removeEventListener('devicechange', count);
  }, []);
  return times;
}

/** Measures a stream about 15 times a second, 0 to 1; gives the way to stop. */
export function measure(stream: MediaStream, heard: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 512;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    heard(Math.min(1, Math.sqrt(power) * 4));
  }, 66);
  return () => { clearInterval(timer); void context.close(); };
}

export interface MicrophoneTest {
  level: number;
  is: MicrophoneIs | 'asking';
  devices: Device[];
}

const asking: MicrophoneTest = { level: 0, is: 'asking', devices: [] };

/** Listens to the chosen microphone while the component is there and `on`. */
export function useMicrophoneTest(on: boolean, device: string): MicrophoneTest {
  const [test, setTest] = useState<MicrophoneTest>(asking);
  useEffect(() => {
    if (!on) return;
    let stop: (() => void) | null = null;
    let gone = false;
    const listen = async () => {
      const stream = await navigator.mediaDevices.getUserMedia(await microphoneConstraints());
      const end = measure(stream, (level) => setTest((last) => ({ ...last, level })));
      stop = () => { end(); stream.getTracks().forEach((track) => track.stop()); };
      if (gone) return stop();
      setTest({ level: 0, is: 'ok', devices: await microphones() });
    };
    listen().catch((error: unknown) => setTest({ level: 0, is: whyNot(error), devices: [] }));
    return () => { gone = true; stop?.(); };
  }, [on, device]);
  return on ? test : asking;
}
