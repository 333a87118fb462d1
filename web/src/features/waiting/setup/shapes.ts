/** A text to be spoken, the same for all or one per language, or a recording that was uploaded. */
export interface PromptPart {
  text: string | Record<string, string>;
  prompt: string;
}

export interface MusicPiece {
  name: string;
  music: string;
  prompt: string;
}

export interface Announcement {
  name: string;
  prompt: PromptPart[];
}

export const choiceKinds = ['position', 'music', 'next_music', 'information', 'advert', 'menu', 'call_back', 'message', 'flow'] as const;
export type ChoiceKind = (typeof choiceKinds)[number];

export interface HoldChoice {
  key: string;
  kind: ChoiceKind;
  name: string;
  prompt: PromptPart[];
  flow_id: string;
}

export const menuMoments = ['time', 'peak', 'share'] as const;

/** A treatment as the server keeps it. */
export interface Treatment {
  id: string;
  name: string;
  music: MusicPiece[];
  announcements: Announcement[];
  announcements_first_seconds: number | null;
  announcements_every_seconds: number | null;
  announcements_random: boolean;
  position: boolean;
  position_first_seconds: number | null;
  position_every_seconds: number | null;
  position_only_improving: boolean;
  wait: boolean;
  wait_first_seconds: number | null;
  wait_every_seconds: number | null;
  wait_minutes_max: number | null;
  menu: HoldChoice[];
  menu_prompt: PromptPart[];
  menu_first_seconds: number | null;
  menu_every_seconds: number | null;
  /** At the fixed time, or before callers give up. */
  menu_by: (typeof menuMoments)[number];
  menu_share: number | null;
  menu_margin_seconds: number | null;
}

export const keys = [...'1234567890*#'];
export const languages = ['en', 'zh', 'da', 'ro', 'sl'];

/** What the switch plays without a recording. */
export const tunes = ['default', 'calm', 'silence'] as const;
export const [musicMost, announcementsMost, choicesMost] = [5, 20, 14];

/** The texts of a part by language; one that is the same for all counts as English. */
export function textsOf(part: PromptPart | undefined): Record<string, string> {
  if (!part) return {};
  if (typeof part.text === 'string') return part.text ? { en: part.text } : {};
  return part.text;
}

/** The first words of a prompt, for a list: in this language, else in English, else in any. */
export function gist(prompt: PromptPart[], language: string): string {
  const [part] = prompt;
  const texts = textsOf(part);
  return part?.prompt || texts[language] || texts.en || Object.values(texts).find(Boolean) || '';
}

/** The prompt with its first part in these words; what comes after it stays. */
export function withText(prompt: PromptPart[], language: string, words: string): PromptPart[] {
  const texts = { ...textsOf(prompt[0]), [language]: words };
  const said = Object.fromEntries(Object.entries(texts).filter(([, each]) => each !== ''));
  const rest = prompt.slice(1);
  return Object.keys(said).length || rest.length ? [{ text: said, prompt: '' }, ...rest] : [];
}

/** The prompt with a recording as its first part. */
export function withRecording(prompt: PromptPart[], name: string | null): PromptPart[] {
  const rest = prompt.slice(1);
  return name ? [{ text: '', prompt: name }, ...rest] : rest;
}

/** The first key that does nothing yet. */
export function freeKey(menu: HoldChoice[]): string {
  return keys.find((key) => !menu.some((choice) => choice.key === key)) ?? '1';
}
