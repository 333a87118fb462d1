import { describe, expect, it } from 'vitest';
import { atRest, heard, isDistorted, isSilent, remarks } from './gauge';
import { wavOf } from './wav';

const rate = 48_000;
const piece = 2048;

/** A tone as loud as said, 0 to 1. */
function tone(peak: number, samples = piece): Float32Array {
  return Float32Array.from({ length: samples }, (_, n) => peak * Math.sin(n * 0.08));
}

const after = (...pieces: Float32Array[]) => pieces.reduce(heard, atRest);

describe('what is said of a recording', () => {
  it('nothing is wrong with a voice that is neither faint nor distorted', () => {
    const gauge = after(tone(0), tone(0.3), tone(0.3));
    expect([remarks(gauge), isSilent(gauge)]).toEqual([[], false]);
    expect(gauge.samples).toBe(3 * piece);
    expect(gauge.level).toBeCloseTo(0.85, 1);
  });

  it('a muted microphone is silent, and one far away is faint', () => {
    expect(isSilent(after(tone(0), tone(0.002)))).toBe(true);
    expect(isSilent(atRest)).toBe(true);
    expect(remarks(after(tone(0.015)))).toEqual(['faint']);
  });

  it('a click is no distortion, a clipped word is', () => {
    const click = tone(0.3);
    click[100] = 1;
    expect(isDistorted(after(click))).toBe(false);
    expect(remarks(after(tone(1.4).map((sample) => Math.max(-1, Math.min(1, sample)))))).toEqual(['distorted']);
  });

  it('silence is counted from the last sound on', () => {
    expect(after(tone(0), tone(0.3), tone(0), tone(0.001)).silence).toBe(2 * piece);
    expect(after(tone(0), tone(0.3)).silence).toBe(0);
  });
});

describe('a WAV file', () => {
  it('has the samples of all pieces, one after the other, and says what they are', () => {
    const view = new DataView(wavOf([Float32Array.of(0, 1), Float32Array.of(-1, 0.5, 7)], rate));
    const letters = (at: number) => String.fromCharCode(...new Uint8Array(view.buffer, at, 4));
    expect([0, 8, 12, 36].map(letters)).toEqual(['RIFF', 'WAVE', 'fmt ', 'data']);
    expect([view.getUint32(4, true), view.getUint32(40, true), view.byteLength]).toEqual([46, 10, 54]);
    expect([view.getUint16(22, true), view.getUint32(24, true), view.getUint32(28, true), view.getUint16(34, true)]).toEqual([1, rate, 2 * rate, 16]);
    expect(Array.from({ length: 5 }, (_, n) => view.getInt16(44 + 2 * n, true))).toEqual([0, 32_767, -32_767, 16_384, 32_767]);
  });
});
