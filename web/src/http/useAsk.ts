import { useCallback, useEffect, useRef, useState } from 'react';
import { Problem } from './request';

/** `asked` after 150 ms without an answer, `late` after 2 s: then the wish may be repeated. */
export type AskPhase = 'quiet' | 'asked' | 'late' | 'refused';

const askedAfterMs = 150;
const lateAfterMs = 2000;

export interface Ask<Wish extends unknown[]> {
  ask: (...wish: Wish) => void;
  phase: AskPhase;
  problem: Problem | null;
  dismiss: () => void;
  /** Sends the last wish once more. */
  again: () => void;
}

/** A wish to the server that is never taken as granted: the page waits for the new state. */
export function useAsk<Wish extends unknown[]>(send: (...wish: Wish) => Promise<unknown>): Ask<Wish> {
  const [phase, setPhase] = useState<AskPhase>('quiet');
  const [problem, setProblem] = useState<Problem | null>(null);
  const turn = useRef(0);
  const last = useRef<Wish | null>(null);
  useEffect(() => () => { turn.current = -1; }, []);

  const ask = useCallback((...wish: Wish) => {
    const mine = ++turn.current;
    last.current = wish;
    const still = () => turn.current === mine;
    const timers = [setTimeout(() => still() && setPhase('asked'), askedAfterMs), setTimeout(() => still() && setPhase('late'), lateAfterMs)];
    setProblem(null);
    send(...wish)
      .then(() => still() && setPhase('quiet'))
      .catch((refusal: unknown) => {
        if (!still()) return;
        setProblem(refusal instanceof Problem ? refusal : null);
        setPhase('refused');
      })
      .finally(() => timers.forEach(clearTimeout));
  }, [send]);

  const dismiss = useCallback(() => { setPhase('quiet'); setProblem(null); }, []);
  const again = useCallback(() => { if (last.current) ask(...last.current); }, [ask]);
  return { ask, phase, problem, dismiss, again };
}
