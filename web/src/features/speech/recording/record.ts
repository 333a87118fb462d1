import { microphoneConstraints } from '~/phone/microphone';
import tapAddress from './tap.worklet.ts?worker&url';
import { wavOf } from './wav';

/** At most so much becomes an announcement; the server refuses more. */
export const secondsMax = 300;
/** Twice what the phone carries; five minutes of it are half of what may be sent. */
const keptRate = 16_000;

/** A microphone that is being recorded. */
export interface Recording {
  rate: number;
  /** The microphone is let go. */
  stop: () => void;
}

interface Ears {
  heard: (piece: Float32Array) => void;
  /** The microphone was unplugged or taken away. */
  gone: () => void;
}

/** The chosen microphone as it is: nothing plays meanwhile that could echo, and the server makes loudness even. */
async function microphone(): Promise<MediaStream> {
  const { audio } = await microphoneConstraints();
  return navigator.mediaDevices.getUserMedia({ audio: { ...(typeof audio === 'object' ? audio : {}), echoCancellation: false, autoGainControl: false } });
}

/** Records from now on; throws what the browser throws where there is no microphone or it may not be used. */
export async function record({ heard, gone }: Ears): Promise<Recording> {
  const stream = await microphone();
  const context = new AudioContext();
  const stop = () => {
    stream.getTracks().forEach((track) => track.stop());
    if (context.state !== 'closed') void context.close();
  };
  try {
    await context.audioWorklet.addModule(tapAddress);
    await context.resume();
  } catch (error) {
    stop();
    throw error;
  }
  // Several channels become one here.
  const tap = new AudioWorkletNode(context, 'tap', { numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit' });
  tap.port.onmessage = ({ data }: MessageEvent<Float32Array>) => heard(data);
  context.createMediaStreamSource(stream).connect(tap);
  stream.getTracks().forEach((track) => track.addEventListener('ended', gone));
  return { rate: context.sampleRate, stop };
}

/** The pieces as a file that can be sent: the browser brings them to the rate that is kept. */
export async function fileOf(pieces: readonly Float32Array[], rate: number): Promise<Blob> {
  const samples = await new OfflineAudioContext(1, 1, keptRate).decodeAudioData(wavOf(pieces, rate));
  return new Blob([wavOf([samples.getChannelData(0)], keptRate)], { type: 'audio/wav' });
}
