import type { ParseKeys } from 'i18next';
import type { Icon } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import type { DataColumn } from '~/design/table/arrange';
import type { Form } from './useForm';
import type { Known } from './known';
import type { Fault } from './rules';

/** The kinds of things people set up, as the server's addresses name them. */
export type KindName = 'agents' | 'calendars' | 'call_rules' | 'dispositions' | 'extensions' | 'flows' | 'identity_providers' | 'intent_models' | 'numbers' | 'outside_numbers' | 'prompts' | 'queues' | 'reasons' | 'recognisers' | 'retention' | 'ring_groups' | 'roles' | 'routing' | 'scripts' | 'skills' | 'sources' | 'treatments' | 'trunks' | 'users' | 'virtual_agents' | 'webhooks';

export interface FormProps<T extends object> {
  form: Form<T>;
  known: Known;
}

/** A part of a drawer. */
export interface Part<T extends object> {
  id: string;
  word: ParseKeys;
  /** What it is about, in a sentence. */
  about?: ParseKeys;
  /** What stands beside it belongs to it: on a narrow page it is shown below this part only. */
  previewed?: true;
  /** The fields that stand there: a dot or a fault leads to them. */
  fields: (keyof T & string)[];
  Body: ComponentType<FormProps<T>>;
}

/** What a page needs to know to list things of one kind and to edit one. */
export interface Kind<T extends object> {
  name: KindName;
  /** The field that names a thing; null where the server makes the key. */
  key: (keyof T & string) | null;
  icon: Icon;
  /** One of them, and all of them. */
  word: ParseKeys;
  words: ParseKeys;
  empty: ParseKeys;
  emptyText: ParseKeys;
  /** What the search box finds. */
  findWords: ParseKeys;
  title: (thing: T, known: Known) => string;
  /** How the list is sorted at first. */
  sort: string;
  columns: (known: Known, words: (key: ParseKeys, options?: Record<string, unknown>) => string) => DataColumn<T>[];
  parts: Part<T>[];
  /** The part a new one begins with, if not the first. */
  firstPart?: string;
  /** A new one, before anything is typed. */
  blank: (things: T[]) => T;
  /** The key of a new one, from what is typed; null where the person types it. */
  nameKey?: ((value: T, taken: string[]) => string) | undefined;
  /** From the server's shape to the one that is edited, and back. */
  read?: (stored: object) => T;
  write?: (value: T) => object;
  /** Another check than the server's usual one. */
  check?: (value: T) => Promise<Fault[]>;
  lead?: (thing: T) => ReactNode;
  line?: (thing: T, known: Known) => ReactNode;
  /** It is edited in a studio: this says all the time what the change does. */
  Beside?: ComponentType<FormProps<T>>;
  besideWord?: ParseKeys;
  /** Things of this kind are never made or removed here. */
  fixed?: boolean;
  /** The right to change them. */
  may: string;
}
