import { describe, expect, it } from 'vitest';
import { Headset, type HidDevice } from './device';
import { lampsFor, wishOf, type CallNow, type Wish } from './rules';
import { layoutOf, reportsFor, type Collection, type Item } from './usages';

const item = (usages: number[], more: Partial<Item> = {}): Item => ({ usages, reportSize: 1, reportCount: usages.length, isAbsolute: true, isArray: false, logicalMinimum: 0, ...more });

/** Hook, mute (relative), flash in report 8, after three bits of something else; lamps in report 9. As Jabra and Poly have it. */
const collections: Collection[] = [{
  usagePage: 0x0b,
  inputReports: [{ id: 8, items: [item([0x0b0097, 0x0b0024, 0x0b0007]), item([0x0b0020]), item([0x0b002f, 0x0b0021], { isAbsolute: false }), item([], { reportCount: 2 })] }],
  outputReports: [{ id: 9, items: [item([0x080017, 0x080009, 0x080018, 0x080020]), item([], { reportCount: 4 })] }],
  children: [],
}];

/** A headset that says what it is told to, and remembers its lamps. */
class FakeHeadset implements HidDevice {
  productName = 'Fake 40';
  collections = collections;
  opened = false;
  lamps: number[] = [];
  private heard: ((event: { reportId: number; data: DataView }) => void) | null = null;
  open = async () => { this.opened = true; };
  close = async () => { this.opened = false; };
  sendReport = async (_: number, data: Uint8Array) => { this.lamps.push(data[0] ?? 0); };
  addEventListener = (_: string, hear: (event: { reportId: number; data: DataView }) => void) => { this.heard = hear; };
  removeEventListener = () => { this.heard = null; };
  say = (bits: number, reportId = 8) => this.heard?.({ reportId, data: new DataView(Uint8Array.of(bits).buffer) });
}

const [hook, mute, flash] = [0b1000, 0b10000, 0b100000];
const ringing: CallNow = { stage: 'ringing', muted: false, held: false };
const up: CallNow = { stage: 'up', muted: false, held: false };
const none: CallNow = { stage: 'none', muted: false, held: false };

async function aHeadset() {
  const device = new FakeHeadset();
  const wishes: Wish[] = [];
  const headset = new Headset(device, (wish) => wishes.push(wish));
  await headset.open();
  return { device, wishes, headset };
}

describe('a headset', () => {
  it('answers, mutes, holds and hangs up, and its lamps follow', async () => {
    const { device, wishes, headset } = await aHeadset();
    await headset.follow(ringing);
    device.say(hook);
    await headset.follow(up);
    device.say(hook | mute);
    device.say(hook);
    await headset.follow({ ...up, muted: true });
    device.say(hook | flash);
    device.say(hook);
    device.say(0);
    await headset.follow(none);
    expect(wishes).toEqual(['answer', 'mute', 'hold', 'hang_up']);
    expect(device.lamps).toEqual([0b0100, 0b0001, 0b0011, 0]);
  });

  it('hangs up a call that was answered on the page, even if it never said that its hook was up', async () => {
    const { device, wishes, headset } = await aHeadset();
    await headset.follow(ringing);
    await headset.follow(up);
    device.say(0);
    expect(wishes).toEqual(['hang_up']);
  });

  it('takes the echo of its own lamps for no wish', async () => {
    const { device, wishes, headset } = await aHeadset();
    await headset.follow(up);
    device.say(hook);
    await headset.follow(none);
    device.say(0);
    device.say(mute);
    expect(wishes).toEqual([]);
  });

  it('does not hear reports of other things, such as volume keys', async () => {
    const { device, wishes, headset } = await aHeadset();
    await headset.follow(ringing);
    device.say(0xff, 3);
    expect(wishes).toEqual([]);
  });
});

describe('the rules of headsets', () => {
  it('a mute that says where it is counts only where it differs from the call', () => {
    expect(wishOf('mute', true, false, { ...up, muted: true }, true)).toBeNull();
    expect(wishOf('mute', false, true, { ...up, muted: true }, true)).toBe('mute');
  });

  it('nothing is muted, held or hung up where there is no call', () => {
    for (const button of ['hook', 'mute', 'flash'] as const) expect(wishOf(button, false, true, none, false)).toBeNull();
    expect(lampsFor(none).size).toBe(0);
  });

  it('devices that name their button by number are understood too', () => {
    const layout = layoutOf([{ usagePage: 0x0b, inputReports: [{ id: 1, items: [item([0x0b0020, 0x0b002f], { isArray: true, reportSize: 8, reportCount: 1, logicalMinimum: 1 })] }], outputReports: [], children: [] }]);
    expect(layout.buttons.map(({ button, value, at }) => [button, value, at])).toEqual([['hook', 1, 0], ['mute', 2, 0]]);
    expect(reportsFor(layout, new Set(['ring']))).toEqual([]);
  });
});
