import { useCallback, useEffect, useRef, useState } from 'react';
import type { components } from '~/generated/api';
import { measure } from './microphone';
import type { PhoneEvent } from './machine';
import type { Softphone } from './softphone';

type WebCall = components['schemas']['WebCall'];
export type GuestStage = 'idle' | 'connecting' | 'up' | 'ended' | 'failed';

/** A caller's telephone in the page: one call with the account that `open` gives. */
export function useGuestCall(open: () => Promise<WebCall>) {
  const phone = useRef<Softphone | null>(null);
  const [stage, setStage] = useState<GuestStage>('idle');
  const [level, setLevel] = useState(0);

  const happen = useCallback((event: PhoneEvent) => {
    if (event.type === 'up') setStage('up');
    if (event.type === 'ended') setStage((last) => (last === 'up' ? 'ended' : 'failed'));
    if (event.type === 'microphone') setStage('failed');
  }, []);

  const call = useCallback(async () => {
    setStage('connecting');
    try {
      const account = await open();
      const { Softphone: Phone } = await import('./softphone');
      phone.current?.stop();
      phone.current = new Phone(happen);
      await phone.current.start(account, false);
      phone.current.call(account.target);
    } catch {
      setStage('failed');
    }
  }, [happen, open]);

  useEffect(() => {
    const stream = stage === 'up' ? phone.current?.remoteStream() : null;
    return stream ? measure(stream, setLevel) : undefined;
  }, [stage]);
  useEffect(() => () => phone.current?.stop(), []);

  return { stage, level, call, hangUp: () => phone.current?.hangUp(), keys: (key: string) => phone.current?.keys(key) };
}
