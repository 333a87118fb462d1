import { useEffect, useLayoutEffect, useRef } from 'react';
import { keyName, worksWhileTyping } from '~/keys/rules';

const fields = 'input, textarea, select, [contenteditable="true"]';

function worksHere(name: string, target: EventTarget | null): boolean {
  return worksWhileTyping(name) || !(target instanceof Element && target.closest(fields));
}

/** Does `act` when one of these very keys is pressed: digits that choose, Escape that closes; `false` leaves the key to others. */
export function useKey(keys: string | string[], act: ((name: string) => unknown) | null): void {
  const latest = useRef(act);
  // With the picture, not after it: a key pressed as soon as a menu stands there must count.
  useLayoutEffect(() => { latest.current = act; });
  const wanted = Array.isArray(keys) ? keys.join(' ') : keys;
  useEffect(() => {
    const names = wanted.split(' ');
    const press = (event: KeyboardEvent) => {
      const name = keyName(event);
      if (!latest.current || event.repeat || event.defaultPrevented || !names.includes(name) || !worksHere(name, event.target)) return;
      if (latest.current(name) !== false) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [wanted]);
}
