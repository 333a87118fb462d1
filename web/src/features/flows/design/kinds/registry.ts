import { IconPuzzle } from '@tabler/icons-react';
import { isObject, valueAt, type FlowNode } from '../model/document';
import { guessedWays, type Way } from '../model/ways';
import { ask } from './ask';
import { branch } from './branch';
import { callBack } from './callBack';
import { collect } from './collect';
import { emergencyMessage } from './emergencyMessage';
import { enqueue } from './enqueue';
import { handOver } from './handOver';
import { hangUp } from './hangUp';
import { hours } from './hours';
import type { FieldSpec, Group, NodeKind } from './kind';
import { knowledge } from './knowledge';
import { language } from './language';
import { lookUp } from './lookUp';
import { menu } from './menu';
import { person } from './person';
import { goBack } from './return';
import { say } from './say';
import { sendCode } from './sendCode';
import { set } from './set';
import { split } from './split';
import { subflow } from './subflow';
import { survey } from './survey';
import { transact } from './transact';
import { transfer } from './transfer';
import { verify } from './verify';
import { voicemail } from './voicemail';

/** All kinds that have a form, in the order they are offered. A new kind is a file beside these and a line here. */
export const kinds: NodeKind[] = [say, menu, ask, knowledge, language, collect, survey, emergencyMessage, hours, branch, split, set, sendCode, verify, lookUp, transact, person, handOver, enqueue, callBack, voicemail, transfer, subflow, goBack, hangUp];
export const groups: Group[] = ['talk', 'know', 'lead'];

const byName = new Map(kinds.map((kind) => [kind.name, kind]));
/** What every node has, whatever its kind. */
export const common = ['kind', 'title', 'comment', 'at', 'label', 'language'];

/** The kind of a node; one that has no form here is edited as data. */
export function kindOf(name: string): NodeKind {
  return byName.get(name) ?? { name, icon: IconPuzzle, group: 'know', fields: [] };
}

export function isKnown(name: string): boolean {
  return byName.has(name);
}

/** The fields of a node: those of its kind, then whatever else stands in it, as data. */
export function fieldsOf(node: FlowNode): FieldSpec[] {
  const { fields } = kindOf(node.kind);
  const named = new Set([...common, ...fields.map(({ name }) => name)]);
  return [...fields, ...Object.keys(node).filter((name) => !named.has(name)).map((name): FieldSpec => ({ as: 'data', name }))];
}

/** All ways out of a node, in the order they are drawn. */
export function waysOf(node: FlowNode): Way[] {
  return isKnown(node.kind) ? fieldsOf(node).flatMap((field) => waysOfField(node, field)) : guessedWays(node);
}

function waysOfField(node: FlowNode, { as, name, ...rest }: FieldSpec): Way[] {
  const at = (path: string[]): Way => { const to = valueAt(node, path); return { path, to: typeof to === 'string' ? to : '' }; };
  const value = node[name];
  if (as === 'way') return 'optional' in rest && !value ? [] : [at([name])];
  if (as === 'keys') return isObject(value) ? Object.keys(value).sort(byKey).map((key) => at([name, key, 'to'])) : [];
  if (as === 'rows') return Array.isArray(value) ? value.map((_, n) => at([name, String(n), 'to'])) : [];
  return [];
}

/** As on a telephone: 1 to 9, then 0, star, hash. */
export const keypad = '1234567890*#ABCD';

export function byKey(one: string, other: string): number {
  return keypad.indexOf(one) - keypad.indexOf(other);
}

/** A new node of a kind, with whatever it must have. */
export function blankNode(name: string): FlowNode {
  const needed = kindOf(name).fields.flatMap((field): [string, unknown][] => {
    switch (field.as) {
      case 'prompt': return field.needed ? [[field.name, []]] : [];
      case 'way': return field.optional ? [] : [[field.name, '']];
      case 'keys': case 'tongues': return [[field.name, {}]];
      case 'rows': return [[field.name, [field.blank]]];
      case 'thing': return [[field.name, '']];
      case 'select': return field.usual === null ? [[field.name, field.values[0]]] : [];
      case 'text': return field.usual === undefined ? [[field.name, '']] : [];
      case 'number': return field.usual === null && !field.optional ? [[field.name, 1]] : [];
      default: return [];
    }
  });
  return { kind: name, ...Object.fromEntries(needed) };
}

/** The node with a field set; what is usual or empty there is left away, as a file that was never drawn would have it. */
export function withField(node: FlowNode, field: FieldSpec, value: unknown): FlowNode {
  const usual = 'usual' in field && value === field.usual;
  const empty = value === null || (value === '' && field.as === 'way' && field.optional)
    || ((field.as === 'things' || (field.as === 'prompt' && !field.needed)) && Array.isArray(value) && value.length === 0)
    || (field.as === 'pairs' && isObject(value) && Object.keys(value).length === 0);
  if (!usual && !empty) return { ...node, [field.name]: value };
  return Object.fromEntries(Object.entries(node).filter(([name]) => name !== field.name)) as FlowNode;
}
