import type { components } from '~/generated/api';
import { query, request, upload } from '~/http/request';

export type Prompt = components['schemas']['Prompt'];

export type PhoneCode = components['schemas']['PhoneCode'];

/** What callers hear: of each announcement the newest version. */
export function listPrompts(): Promise<Prompt[]> {
  return request('GET', '/prompts');
}

const addressOf = (name: string) => `/prompts/${encodeURIComponent(name)}`;

/** What callers hear and heard, newest first. */
export function listVersions(name: string): Promise<Prompt[]> {
  return request('GET', `${addressOf(name)}/versions`);
}

/** Where the sound of a version is. */
export function promptSound({ name, version }: Pick<Prompt, 'name' | 'version'>): string {
  return `/api/v1${addressOf(name)}/versions/${version}`;
}

/** Callers hear that version again, as the newest. */
export function restoreVersion({ name, version }: Prompt): Promise<Prompt> {
  return request('POST', `${addressOf(name)}/versions/${version}/restore`);
}

/** Stores a file of sound under a name; the server makes it fit for the phone, or says what is wrong with it. */
export function putPrompt(name: string, file: File): Promise<Prompt> {
  return upload(`${addressOf(name)}${query({ file: file.name.slice(-fileNameMax) })}`, file, 'audio/wav');
}

const fileNameMax = 200;

/** Stores what was recorded in the page; the server takes the silence from both its ends. */
export function putRecording(name: string, sound: Blob): Promise<Prompt> {
  return upload(`${addressOf(name)}${query({ origin: 'recorded' })}`, sound, 'audio/wav');
}

export type Fragment = components['schemas']['Fragment'];

/** The pieces from which values are put together in a language. */
export function listFragments(language: string): Promise<Fragment[]> {
  return request('GET', `/fragments/${language}`);
}

/** What to dial at a phone and to type there to record it. */
export function askPhoneCode(name: string): Promise<PhoneCode> {
  return request('POST', `${addressOf(name)}/phone_code`);
}

/** A voice speaks the text for callers. */
export function speakPrompt(name: string, text: string, language: string): Promise<Prompt> {
  return request('POST', `${addressOf(name)}/spoken`, { text, language });
}
