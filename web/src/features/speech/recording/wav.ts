const headBytes = 44;
const sampleBytes = 2;
const highest = 0x7fff;

/** A WAV file of one channel, 16 bit, of pieces of samples from -1 to 1. */
export function wavOf(pieces: readonly Float32Array[], rate: number): ArrayBuffer {
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0) * sampleBytes;
  const file = new ArrayBuffer(headBytes + bytes);
  const view = new DataView(file);
  const letters = (at: number, text: string) => [...text].forEach((letter, n) => view.setUint8(at + n, letter.charCodeAt(0)));
  letters(0, 'RIFF');
  view.setUint32(4, headBytes - 8 + bytes, true);
  letters(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * sampleBytes, true);
  view.setUint16(32, sampleBytes, true);
  view.setUint16(34, 8 * sampleBytes, true);
  letters(36, 'data');
  view.setUint32(40, bytes, true);
  let at = headBytes;
  for (const piece of pieces) {
    for (const sample of piece) {
      view.setInt16(at, Math.round(Math.max(-1, Math.min(1, sample)) * highest), true);
      at += sampleBytes;
    }
  }
  return file;
}
