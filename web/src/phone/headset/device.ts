import { lampsFor, wishOf, type CallNow, type Wish } from './rules';
import { buttonsIn, layoutOf, reportsFor, type Button, type Collection, type Layout } from './usages';

/** The part of WebHID's device that is used; a test plays one. */
export interface HidDevice {
  productName: string;
  collections: Collection[];
  opened: boolean;
  open: () => Promise<void>;
  close: () => Promise<void>;
  sendReport: (id: number, data: Uint8Array<ArrayBuffer>) => Promise<void>;
  addEventListener: (type: 'inputreport', hear: (event: { reportId: number; data: DataView }) => void) => void;
  removeEventListener: (type: 'inputreport', hear: (event: { reportId: number; data: DataView }) => void) => void;
}

const noCall: CallNow = { stage: 'none', muted: false, held: false };

/** One headset: its buttons become wishes, its lamps follow the call. */
export class Headset {
  readonly device: HidDevice;
  private readonly layout: Layout;
  private readonly wish: (wish: Wish) => void;
  private readonly down = new Map<Button, boolean>();
  private call = noCall;
  private lit = '';

  constructor(device: HidDevice, wish: (wish: Wish) => void) {
    this.device = device;
    this.layout = layoutOf(device.collections);
    this.wish = wish;
  }

  /** Whether it has a button that means something to us. */
  get useful(): boolean {
    return this.layout.buttons.length > 0;
  }

  async open(): Promise<void> {
    if (!this.device.opened) await this.device.open();
    this.device.addEventListener('inputreport', this.hear);
    await this.light();
  }

  async close(): Promise<void> {
    this.device.removeEventListener('inputreport', this.hear);
    await this.follow(noCall);
    await this.device.close();
  }

  /** The call stands thus now. */
  async follow(call: CallNow): Promise<void> {
    // Whoever is in a call has taken the receiver off, by whatever means; the next hook that goes down ends it.
    if (call.stage === 'up' && this.call.stage !== 'up') this.down.set('hook', true);
    this.call = call;
    await this.light();
  }

  private readonly hear = ({ reportId, data }: { reportId: number; data: DataView }): void => {
    const said = buttonsIn(this.layout, reportId, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    for (const [name, down] of Object.entries(said)) {
      const button = name as Button;
      const was = this.down.get(button) ?? false;
      this.down.set(button, down);
      const absolute = this.layout.buttons.some((each) => each.button === button && each.absolute);
      const wished = wishOf(button, down, was, this.call, absolute);
      if (wished) this.wish(wished);
    }
  };

  private async light(): Promise<void> {
    const lamps = lampsFor(this.call);
    const wanted = [...lamps].sort().join(' ');
    if (!this.device.opened || wanted === this.lit) return;
    this.lit = wanted;
    // A lamp that cannot be lit is no reason to lose a call.
    for (const { id, data } of reportsFor(this.layout, lamps)) await this.device.sendReport(id, data).catch(() => undefined);
  }
}
