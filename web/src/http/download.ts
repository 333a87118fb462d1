import { language } from '~/texts/language';
import { Problem, problemOf, unreachable } from './request';

const idleMs = 20_000;
const base = '/api/v1';

/** Fetches a file piece by piece and gives it to the person; `onPart` hears how far it is, as a share of all rows, or of all bytes. */
export async function download(path: string, name: string, onPart: (share: number | null) => void, stop: AbortSignal): Promise<void> {
  const watch = new AbortController();
  // A server that falls silent is given up, however long the whole takes.
  let timer = setTimeout(() => watch.abort(), idleMs);
  const answer = await fetch(base + path, { credentials: 'same-origin', headers: { 'Ringhall-Language': language() }, signal: AbortSignal.any([stop, watch.signal]) }).catch(() => { throw unreachable(); });
  if (!answer.ok) throw await problemOf(answer);
  const [rows, bytes] = ['X-Rows', 'X-Bytes'].map((name) => Number(answer.headers.get(name) ?? Number.NaN)) as [number, number];
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let [lines, size] = [0, 0];
  const reader = answer.body?.getReader();
  try {
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => watch.abort(), idleMs);
      parts.push(piece.value as Uint8Array<ArrayBuffer>);
      if (rows > 0) lines += piece.value.reduce((count, letter) => (letter === 10 ? count + 1 : count), 0);
      size += piece.value.length;
      onPart(bytes > 0 ? Math.min(1, size / bytes) : rows > 0 ? Math.min(1, lines / rows) : null);
    }
  } catch (problem) {
    throw problem instanceof Problem ? problem : unreachable();
  } finally {
    clearTimeout(timer);
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: answer.headers.get('Content-Type') ?? '' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), idleMs);
}
