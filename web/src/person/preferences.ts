import { useSyncExternalStore } from 'react';
import type { components } from '~/generated/api';
import { request } from '~/http/request';
import { useLive } from '~/live/store';

export type Preferences = components['schemas']['Preferences'];
export type Look = Preferences['look'];
export type OwnKeys = Preferences['keys'];
export type Sounds = Preferences['sounds'];

const quiet = (volume: number) => ({ on: false, volume });
const heard = (volume: number) => ({ on: true, volume });

/** What holds before anybody is known, and where a person said nothing. */
export const usual: Preferences = {
  look: { theme: 'auto', density: 'normal', time_zone: '' },
  keys: { letters: true, changed: {} },
  sounds: { tone: 'soft', notify: true, ring: heard(60), alert: quiet(60), message: heard(40), wrap_up: quiet(40), hold: heard(40), lost: heard(50) },
};

let now = usual;
const listeners = new Set<() => void>();

export const preferences = (): Preferences => now;

/** Takes what the server has of this person; without it, what is usual. */
export function adopt(kept: Preferences = usual): Preferences {
  now = kept;
  listeners.forEach((tell) => tell());
  return now;
}

export function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** What this person wishes; it is with their account, so it follows them to another browser. */
export async function readPreferences(): Promise<Preferences> {
  return adopt(await request<Preferences>('GET', '/me/preferences'));
}

/** Shows one part as it is wished at once, and keeps it; a refusal puts back what was. */
export async function keepPreference<Part extends keyof Preferences>(part: Part, wish: Preferences[Part]): Promise<void> {
  const before = now[part];
  adopt({ ...now, [part]: wish });
  try {
    await request('PUT', `/me/preferences/${part}`, wish);
  } catch (refusal) {
    adopt({ ...now, [part]: before });
    throw refusal;
  }
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(listen, preferences);
}

/** The time zone in which this person reads times: their own wish, else the centre's. */
export function useZone(): string | undefined {
  const own = usePreferences().look.time_zone;
  const centre = useLive((live) => live.centre?.settings.time_zone);
  return own || centre;
}
