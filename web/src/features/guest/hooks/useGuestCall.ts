import { useCallback, useEffect, useRef, useState } from 'react';
import { measure } from '~/phone/microphone';
import type { PhoneEvent } from '~/phone/machine';
import type { Softphone } from '~/phone/softphone';
import { openWebCall, type WebCall } from '../api/webCall';

export type GuestStage = 'idle' | 'connecting' | 'up' | 'ended' | 'failed';

/** A caller's telephone in the page: one call with the account that `open` gives. */
export function useGuestCall(open: () => Promise<WebCall> = openWebCall) {
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
      const { Softphone: Phone } = await import('~/phone/softphone');
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
