import { lazy, Suspense, useState, type ComponentType } from 'react';

/**
 * A component of a file of its own that is asked for before it is needed: there at once when it has come, else as soon as it has.
 * (A plain `lazy` one shows nothing at first even then, for as long as React waits between two appearances: a key pressed meanwhile is lost.)
 */
export function preloaded<P extends object>(load: () => Promise<ComponentType<P>>) {
  let ready: ComponentType<P> | undefined;
  const come = async () => { ready ??= await load(); return ready; };
  const Later = lazy(async () => ({ default: await come() }));
  function Preloaded(props: P) {
    const [Shown] = useState<ComponentType<P>>(() => ready ?? Later);
    return <Suspense><Shown {...props} /></Suspense>;
  }
  return Object.assign(Preloaded, { preload: () => void come() });
}
