import type { components } from '~/generated/api';
import { request, upload } from '~/http/request';

export type Prompt = components['schemas']['Prompt'];

/** The announcements that were uploaded. */
export function listPrompts(): Promise<Prompt[]> {
  return request('GET', '/prompts');
}

/** Where the sound of an announcement is; `version` is part of the address, so that no browser keeps an older one. */
export function promptSound(name: string, version: string): string {
  return `/api/v1/prompts/${encodeURIComponent(name)}?version=${encodeURIComponent(version)}`;
}

/** Stores a WAV file under a name; the server makes it fit for the phone, or says what is wrong with it. */
export function putPrompt(name: string, file: Blob): Promise<Prompt> {
  return upload(`/prompts/${encodeURIComponent(name)}`, file, 'audio/wav');
}
