import type { components } from '~/generated/api';
import { request, upload } from '~/http/request';

export type Prompt = components['schemas']['Prompt'];

/** The announcements that were uploaded. */
export function listPrompts(): Promise<Prompt[]> {
  return request('GET', '/prompts');
}

/** Stores a WAV file under a name; the server makes it fit for the phone, or says what is wrong with it. */
export function putPrompt(name: string, file: Blob): Promise<Prompt> {
  return upload(`/prompts/${encodeURIComponent(name)}`, file, 'audio/wav');
}
