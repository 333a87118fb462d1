import { language as pageLanguage } from '~/texts/language';
import { problemOf, unreachable } from './request';

const patienceMs = 30_000;

/** Words as callers will hear them, as a WAV file; throws a Problem. */
export async function spoken(text: string, language: string): Promise<Blob> {
  const answer = await fetch('/api/v1/speech', {
    method: 'POST', credentials: 'same-origin', signal: AbortSignal.timeout(patienceMs), headers: { 'Content-Type': 'application/json', 'Ringhall-Language': pageLanguage() }, body: JSON.stringify({ text, language }),
  }).catch(() => { throw unreachable(); });
  if (!answer.ok) throw await problemOf(answer);
  return await answer.blob();
}
