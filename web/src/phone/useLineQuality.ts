import { useEffect, useState } from 'react';
import { lineQuality, usePhone } from './agentPhone';
import type { Quality } from './quality';

const everyMs = 2000;

/** How the running call's sound goes, measured again and again; null without a call in this window. */
export function useLineQuality(): Quality | null {
  const up = usePhone().call?.stage === 'up';
  const [quality, setQuality] = useState<Quality | null>(null);
  useEffect(() => {
    if (!up) return;
    const look = () => void lineQuality().then(setQuality);
    look();
    const timer = setInterval(look, everyMs);
    return () => { clearInterval(timer); setQuality(null); };
  }, [up]);
  return quality;
}
