import { useEffect, useLayoutEffect, useRef } from 'react';
import { onKeyDown } from '~/keys/onKeyDown';
import { isTyping, keyName, worksWhileTyping } from '~/keys/rules';

/** Does `act` when one of these very keys is pressed: digits that choose, Escape that closes. */
export function useKey(keys: string | string[], act: ((name: string) => void) | null): void {
  const latest = useRef(act);
  // With the picture, not after it: a key pressed as soon as a menu stands there must count.
  useLayoutEffect(() => { latest.current = act; });
  const wanted = Array.isArray(keys) ? keys.join('\n') : keys;
  useEffect(() => {
    const names = wanted.split('\n');
    return onKeyDown((event) => {
      const name = keyName(event);
      if (!latest.current || event.repeat || event.defaultPrevented || !names.includes(name)) return;
      if (isTyping(event.target) && !worksWhileTyping(name)) return;
      // Space presses whatever has the focus, and is ours only where nothing has.
      if (name === ' ' && event.target !== document.body) return;
      event.preventDefault();
      latest.current(name);
    });
  }, [wanted]);
}
