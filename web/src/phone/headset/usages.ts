/** The words of USB headsets (HID usage tables 1.5: telephony 0x0B, LEDs 0x08). Pure: bits in, meaning out. */

export interface Item {
  usages: number[];
  reportSize: number;
  reportCount: number;
  isAbsolute: boolean;
  /** The report names one of its usages by number, instead of giving each a bit. */
  isArray: boolean;
  logicalMinimum: number;
}

export interface Report {
  id: number;
  items: Item[];
}

/** What a browser says of a device: nested collections of reports. */
export interface Collection {
  usagePage: number;
  inputReports: Report[];
  outputReports: Report[];
  children: Collection[];
}

export const telephonyPage = 0x0b;

const inputs: Record<number, Button> = { 0x0b0020: 'hook', 0x0b002f: 'mute', 0x0b0021: 'flash' };
const leds: Record<number, Lamp> = { 0x080017: 'off_hook', 0x080018: 'ring', 0x080009: 'mute', 0x080020: 'hold' };

export type Button = 'hook' | 'mute' | 'flash';
export type Lamp = 'off_hook' | 'ring' | 'mute' | 'hold';

interface Bit {
  report: number;
  at: number;
  long: number;
}

interface ButtonBit extends Bit {
  button: Button;
  absolute: boolean;
  /** For arrays: the number that names this button. */
  value: number | null;
}

interface LampBit extends Bit {
  lamp: Lamp;
}

/** Where the buttons and lamps of a device are in its reports. */
export interface Layout {
  buttons: ButtonBit[];
  lamps: LampBit[];
  /** Bytes of each output report. */
  sizes: Record<number, number>;
}

function flat(collections: Collection[]): Collection[] {
  return collections.flatMap((each) => [each, ...flat(each.children)]);
}

/** Each item of a report with the bit at which it begins. */
function placed({ items }: Report): { item: Item; at: number }[] {
  let at = 0;
  return items.map((item) => {
    const here = { item, at };
    at += item.reportSize * item.reportCount;
    return here;
  });
}

export function layoutOf(collections: Collection[]): Layout {
  const all = flat(collections);
  const buttons = all.flatMap(({ inputReports }) => inputReports).flatMap((report) => placed(report).flatMap(({ item, at }) => item.usages.flatMap((usage, n): ButtonBit[] => {
    const button = inputs[usage];
    if (!button) return [];
    const value = item.isArray ? n + item.logicalMinimum : null;
    return [{ button, report: report.id, at: item.isArray ? at : at + n * item.reportSize, long: item.reportSize, absolute: item.isAbsolute, value }];
  })));
  const outputs = all.flatMap(({ outputReports }) => outputReports);
  const lamps = outputs.flatMap((report) => placed(report).flatMap(({ item, at }) => item.usages.flatMap((usage, n): LampBit[] => {
    const lamp = leds[usage];
    return lamp ? [{ lamp, report: report.id, at: at + n * item.reportSize, long: item.reportSize }] : [];
  })));
  const bits = ({ items }: Report) => items.reduce((sum, { reportSize, reportCount }) => sum + reportSize * reportCount, 0);
  return { buttons, lamps, sizes: Object.fromEntries(outputs.map((report) => [report.id, Math.ceil(bits(report) / 8)])) };
}

function bitsAt(data: Uint8Array, at: number, long: number): number {
  let value = 0;
  for (let n = 0; n < long; n += 1) value += (((data[(at + n) >> 3] ?? 0) >> ((at + n) & 7)) & 1) * 2 ** n;
  return value;
}

/** Which buttons a report says are down, and which it says are up; buttons of other reports are not in it. */
export function buttonsIn({ buttons }: Layout, report: number, data: Uint8Array): Partial<Record<Button, boolean>> {
  const said: Partial<Record<Button, boolean>> = {};
  for (const { button, at, long, value, report: its } of buttons) {
    if (its !== report) continue;
    const read = bitsAt(data, at, long);
    said[button] = said[button] || (value === null ? read > 0 : read === value);
  }
  return said;
}

/** The reports that light exactly these lamps. */
export function reportsFor({ lamps, sizes }: Layout, lit: ReadonlySet<Lamp>): { id: number; data: Uint8Array<ArrayBuffer> }[] {
  const ids = [...new Set(lamps.map(({ report }) => report))];
  return ids.map((id) => {
    const data = new Uint8Array(sizes[id] ?? 0);
    for (const { lamp, report, at } of lamps) if (report === id && lit.has(lamp)) data[at >> 3] = (data[at >> 3] ?? 0) | (1 << (at & 7));
    return { id, data };
  });
}
