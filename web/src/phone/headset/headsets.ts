import { Headset, type HidDevice } from './device';
import type { CallNow, Wish } from './rules';
import { telephonyPage } from './usages';

interface Hid {
  getDevices: () => Promise<HidDevice[]>;
  requestDevice: (options: { filters: { usagePage: number }[] }) => Promise<HidDevice[]>;
  addEventListener: (type: 'connect' | 'disconnect', hear: (event: { device: HidDevice }) => void) => void;
}

const hid = (): Hid | undefined => (navigator as unknown as { hid?: Hid }).hid;

/** Whether this browser lets a page hear a headset's buttons. Firefox and Safari do not. */
export const headsetsPossible = (): boolean => hid() !== undefined;

let headsets: Headset[] = [];
let call: CallNow = { stage: 'none', muted: false, held: false };
let wish: (wish: Wish) => void = () => undefined;
let listening = false;
const listeners = new Set<() => void>();
let names: readonly string[] = [];

function tell(): void {
  names = headsets.map(({ device }) => device.productName);
  listeners.forEach((each) => each());
}

async function take(device: HidDevice): Promise<void> {
  const headset = new Headset(device, (wished) => wish(wished));
  if (!headset.useful || headsets.some((each) => each.device === device)) return;
  headsets = [...headsets, headset];
  try {
    await headset.open();
    await headset.follow(call);
  } catch {
    // Another program holds it, or it was pulled out.
    headsets = headsets.filter((each) => each !== headset);
  }
  tell();
}

/** Takes the headsets this person allowed before; nobody is asked. */
export async function startHeadsets(onWish: (wish: Wish) => void): Promise<void> {
  wish = onWish;
  const port = hid();
  if (!port || listening) return;
  listening = true;
  port.addEventListener('connect', ({ device }) => void take(device));
  port.addEventListener('disconnect', ({ device }) => { headsets = headsets.filter((each) => each.device !== device); tell(); });
  await Promise.all((await port.getDevices()).map(take));
}

/** Asks the browser for a headset; only from a click. */
export async function addHeadset(): Promise<void> {
  await Promise.all(((await hid()?.requestDevice({ filters: [{ usagePage: telephonyPage }] })) ?? []).map(take));
}

/** All headsets follow the call. */
export function followCall(now: CallNow): void {
  call = now;
  headsets.forEach((each) => void each.follow(now));
}

export const headsetNames = (): readonly string[] => names;

export function onHeadsets(hear: () => void): () => void {
  listeners.add(hear);
  return () => listeners.delete(hear);
}
