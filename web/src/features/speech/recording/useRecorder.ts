import { useCallback, useEffect, useRef, useState } from 'react';
import { atRest, heard, isSilent, remarks, type Gauge, type Remark } from './gauge';
import { fileOf, record, secondsMax, type Recording } from './record';

/** What was recorded, and what is to be said of it. */
export interface Take {
  sound: Blob;
  seconds: number;
  remarks: Remark[];
}

/** Why there is no recording. */
type Trouble = 'refused' | 'missing' | 'insecure' | 'broken' | 'silent';

export type RecorderState =
  | { phase: 'idle' | 'asking' | 'making' }
  | { phase: 'recording'; gauge: Gauge; seconds: number; silentSeconds: number }
  | { phase: 'taken'; take: Take }
  | { phase: 'trouble'; trouble: Trouble };

export interface Recorder {
  state: RecorderState;
  start: () => void;
  stop: () => void;
  /** Forgets what was recorded. */
  clear: () => void;
}

/** What a recording has gathered. */
interface Session {
  recording: Recording | null;
  pieces: Float32Array[];
  gauge: Gauge;
}

const told: Record<string, Trouble> = { NotFoundError: 'missing', NotAllowedError: 'refused', SecurityError: 'refused' };

/** What the browser's error means; most others come from a microphone that another program holds. */
function troubleOf(error: unknown): Trouble {
  return (error instanceof DOMException && told[error.name]) || 'broken';
}

const idle: RecorderState = { phase: 'idle' };

/** A microphone that is recorded once, and again; let go when the component is. */
export function useRecorder(): Recorder {
  const [state, setState] = useState<RecorderState>(idle);
  const session = useRef<Session | null>(null);
  useEffect(() => () => { session.current?.recording?.stop(); session.current = null; }, []);

  const end = useCallback((why?: Remark) => {
    const mine = session.current;
    if (!mine?.recording) return;
    const { rate, stop } = mine.recording;
    session.current = null;
    stop();
    if (isSilent(mine.gauge)) return setState({ phase: 'trouble', trouble: 'silent' });
    setState({ phase: 'making' });
    fileOf(mine.pieces, rate).then(
      (sound) => setState({ phase: 'taken', take: { sound, seconds: mine.gauge.samples / rate, remarks: [...(why ? [why] : []), ...remarks(mine.gauge)] } }),
      () => setState({ phase: 'trouble', trouble: 'broken' }),
    );
  }, []);

  const start = useCallback(() => {
    if (session.current) return;
    // A page that came without encryption has no microphones at all.
    if (!navigator.mediaDevices) return setState({ phase: 'trouble', trouble: 'insecure' });
    const mine: Session = session.current = { recording: null, pieces: [], gauge: atRest };
    setState({ phase: 'asking' });
    const take = (piece: Float32Array) => {
      if (session.current !== mine || !mine.recording) return;
      const { rate } = mine.recording;
      mine.pieces.push(piece);
      const gauge = mine.gauge = heard(mine.gauge, piece);
      const seconds = gauge.samples / rate;
      setState({ phase: 'recording', gauge, seconds, silentSeconds: gauge.silence / rate });
      if ((gauge.samples + piece.length) / rate > secondsMax) end('full');
    };
    record({ heard: take, gone: () => { if (session.current === mine) end('gone'); } }).then(
      (recording) => {
        if (session.current !== mine) return recording.stop();
        mine.recording = recording;
        setState({ phase: 'recording', gauge: atRest, seconds: 0, silentSeconds: 0 });
      },
      (error: unknown) => {
        if (session.current !== mine) return;
        session.current = null;
        setState({ phase: 'trouble', trouble: troubleOf(error) });
      },
    );
  }, [end]);

  const stop = useCallback(() => end(), [end]);
  const clear = useCallback(() => setState(idle), []);
  return { state, start, stop, clear };
}
