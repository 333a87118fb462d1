import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type WaveSurfer from 'wavesurfer.js';
import looks from './Waveform.module.css';

export interface WaveformControls {
  toggle: () => void;
  goTo: (seconds: number) => void;
}

interface WaveformProps {
  url: string;
  speed: number;
  label: string;
  at?: Ref<WaveformControls>;
  onPlaying: (playing: boolean) => void;
  onTime: (seconds: number) => void;
  /** The length, and each voice as it sounds. */
  onReady: (seconds: number, voices: Float32Array[], rate: number) => void;
  /** Another key was pressed on the wave. */
  onKey?: (key: string) => boolean;
  onBroken: () => void;
}

const channelHeight = 52;

function colours() {
  const style = getComputedStyle(document.documentElement);
  const probe = document.createElement('span');
  document.body.append(probe);
  // light-dark() is only resolved on a real element.
  const resolve = (name: string) => { probe.style.color = style.getPropertyValue(name); return getComputedStyle(probe).color; };
  const pair = (name: string) => ({ waveColor: resolve(name).replace('rgb(', 'rgba(').replace(')', ', .4)'), progressColor: resolve(name) });
  const found = { customer: pair('--series-3'), agent: pair('--brand'), cursor: resolve('--text') };
  probe.remove();
  return found;
}

/** Two voices as waves, customer above, agent below. Loaded only when there is something to hear. */
export function Waveform({ url, speed, label, at, onPlaying, onTime, onReady, onBroken, onKey }: WaveformProps) {
  const place = useRef<HTMLDivElement>(null);
  const wave = useRef<WaveSurfer | null>(null);
  const told = useRef({ onPlaying, onTime, onReady, onBroken });
  useEffect(() => { told.current = { onPlaying, onTime, onReady, onBroken }; });
  const [seconds, setSeconds] = useState({ now: 0, all: 0 });
  useImperativeHandle(at, () => ({
    toggle: () => void wave.current?.playPause().catch(() => undefined),
    goTo: (second) => wave.current?.setTime(second),
  }), []);

  useEffect(() => {
    let gone = false;
    void import('wavesurfer.js').then(({ default: Wave }) => {
      if (gone || !place.current) return;
      const { customer, agent, cursor } = colours();
      const mine = Wave.create({
        container: place.current, url, height: channelHeight, barWidth: 2, barGap: 1.5, barRadius: 1, normalize: true, cursorColor: cursor, cursorWidth: 2, dragToSeek: true,
        splitChannels: [{ ...customer, height: channelHeight }, { ...agent, height: channelHeight }],
      });
      wave.current = mine;
      mine.on('ready', (all) => {
        const sound = mine.getDecodedData();
        const voices = sound ? Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel)) : [];
        setSeconds({ now: 0, all });
        told.current.onReady(all, voices, sound?.sampleRate ?? 1);
      });
      mine.on('timeupdate', (now) => { setSeconds((last) => ({ ...last, now })); told.current.onTime(now); });
      mine.on('play', () => told.current.onPlaying(true));
      mine.on('pause', () => told.current.onPlaying(false));
      mine.on('error', () => told.current.onBroken());
    });
    return () => { gone = true; wave.current?.destroy(); wave.current = null; };
  }, [url]);
  useEffect(() => wave.current?.setPlaybackRate(speed, true), [speed]);

  const step = (key: string) => {
    const by = { ArrowRight: 5, ArrowUp: 5, ArrowLeft: -5, ArrowDown: -5 }[key];
    const there = { Home: 0, End: seconds.all }[key] ?? (by ? seconds.now + by : null);
    if (there !== null) wave.current?.setTime(Math.min(Math.max(there, 0), seconds.all));
    return there !== null || (onKey?.(key) ?? false);
  };
  return (
    <div ref={place} className={looks.wave} dir="ltr" role="slider" tabIndex={0} aria-label={label} aria-valuemin={0} aria-valuemax={Math.round(seconds.all)} aria-valuenow={Math.round(seconds.now)}
      onKeyDown={(event) => { if (step(event.key)) event.preventDefault(); }} />
  );
}
