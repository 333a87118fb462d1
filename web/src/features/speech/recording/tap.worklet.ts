/** What a browser gives to those who work on sound; the types of pages do not have it. */
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

const pieceSamples = 2048;

/** Hands on what the microphone hears, in pieces of about 40 ms: the browser gives 128 samples at a time. */
class Tap extends AudioWorkletProcessor {
  #piece = new Float32Array(pieceSamples);
  #filled = 0;

  process([input]: Float32Array[][]): boolean {
    const samples = input?.[0];
    // Without a source there is nothing to hand on, and later there may be.
    if (!samples) return true;
    this.#piece.set(samples, this.#filled);
    this.#filled += samples.length;
    if (this.#filled === pieceSamples) {
      this.port.postMessage(this.#piece, [this.#piece.buffer]);
      this.#piece = new Float32Array(pieceSamples);
      this.#filled = 0;
    }
    return true;
  }
}

registerProcessor('tap', Tap);
