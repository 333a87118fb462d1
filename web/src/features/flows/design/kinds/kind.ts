import type { Icon } from '@tabler/icons-react';
import type { ParseKeys } from 'i18next';
import type { KindName } from '~/setup/kind';
import type { FlowNode } from '../model/document';

/** What may be chosen of the centre's settings. A mailbox is a queue's or an agent's. */
export type Chosen = KindName | 'mailboxes';

/** What the names and values of pairs are called, the button for another one, and what a new one begins with. */
export interface PairWords {
  name: ParseKeys;
  value: ParseKeys;
  add: ParseKeys;
  begins: string;
}

/** Parts of a row of ways beside where it leads. */
export type RowPart = 'when' | 'percent' | 'intent' | 'label';

/**
 * A field of a kind of node, and by what it is edited. `usual` is what holds where the document says nothing: it is
 * left away there. What a kind has beside its fields is edited as data, so that nothing is lost.
 */
export type FieldSpec = Control & {
  /** Whether it matters to this node; what stands in the document is shown all the same. */
  shown?: (node: FlowNode) => boolean;
};

type Control =
  | { as: 'prompt'; name: string; needed?: boolean }
  | { as: 'way'; name: string; optional?: boolean }
  | { as: 'number'; name: string; usual: number | null; unit?: string; optional?: boolean }
  | { as: 'text'; name: string; ltr?: boolean; max?: number; usual?: string }
  | { as: 'switch'; name: string; usual: boolean }
  | { as: 'select'; name: string; values: [string, ...string[]]; usual: string | null }
  | { as: 'thing'; name: string; of: Chosen }
  | { as: 'things'; name: string; of: Chosen }
  /** Keys of the telephone, each with its way. */
  | { as: 'keys'; name: string }
  /** Keys of the telephone, each with a language and what is said in it. */
  | { as: 'tongues'; name: string }
  /** Ways in an order, each with what it depends on. */
  | { as: 'rows'; name: string; parts: RowPart[]; blank: Record<string, unknown> }
  /** Names with a text each. */
  | { as: 'pairs'; name: string; words?: PairWords }
  | { as: 'data'; name: string };

export type Group = 'talk' | 'know' | 'lead';

/** A kind of node: how it is drawn, and its form. Its word and what it does stand in the texts under `designer`, with its name behind `kind_` and `about_`. */
export interface NodeKind {
  name: string;
  icon: Icon;
  group: Group;
  fields: FieldSpec[];
  /** What is told of it under its title: the value of this field, and the prompt's first words otherwise. */
  gist?: string;
}
