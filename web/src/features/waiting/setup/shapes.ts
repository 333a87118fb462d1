import type { PromptPart } from '~/setup/prompts/parts';

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

/** What the switch plays without a recording. */
export const tunes = ['default', 'calm', 'silence'] as const;
export const [musicMost, announcementsMost, choicesMost] = [5, 20, 14];

/** The first key that does nothing yet. */
export function freeKey(menu: HoldChoice[]): string {
  return keys.find((key) => !menu.some((choice) => choice.key === key)) ?? '1';
}
