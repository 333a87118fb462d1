import type { ParseKeys } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Choice, Known } from '~/setup/known';
import { isKnown, kindOf } from './kinds/registry';
import type { Chosen, FieldSpec } from './kinds/kind';
import { isObject, titleOf, valueAt, type FlowDocument, type FlowNode, type Path } from './model/document';
import { firstWords } from './model/summary';

export interface StepWords {
  kind: (name: string) => string;
  about: (name: string) => string;
  /** The label of a field of a kind. */
  field: (kind: string, field: FieldSpec) => string;
  /** What a way is called: its key or label, else its field's word. */
  way: (document: FlowDocument, node: FlowNode, path: Path) => { word: string; cap?: string };
  /** What is said beside a field, where there is something to say. */
  hint: (kind: string, field: string) => string | undefined;
  /** What a choice of a field is called. */
  value: (field: string, chosen: string) => string;
  gist: (node: FlowNode) => string;
  choices: (of: Chosen) => Choice[];
  /** The intents of an intent model. */
  intents: (model: unknown) => Choice[];
}

interface IntentsOf {
  id: string;
  intents: { id: string; name: string }[];
}

/** Everything that is said of steps. */
export function useStepWords(known: Known): StepWords {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const first = (keys: string[], otherwise: string) => { const key = keys.find((each) => i18n.exists(each)); return key ? t(key as ParseKeys) : otherwise; };
    const plain = (name: string) => name.replaceAll('_', ' ');
    const wayWord = (kind: string, name: string) => first([`designer.way_${kind}_${name}`, `designer.way_${name}`], plain(name));
    const choices = (of: Chosen): Choice[] => (of === 'mailboxes'
      ? [...known.choices('queues'), ...known.choices('agents').map(({ value, label }) => ({ value: `agent:${value}`, label }))]
      : known.choices(of));
    const nameOf = (of: Chosen, id: unknown) => (typeof id === 'string' ? choices(of).find(({ value }) => value === id)?.label ?? id : '');
    const way: StepWords['way'] = (document, node, path) => {
      const [name = '', key = ''] = path;
      if (path.length === 1) return { word: wayWord(node.kind, name) };
      const row = valueAt(node, path.slice(0, -1));
      const { label, when, intent, percent, to } = (isObject(row) ? row : {}) as Record<string, unknown>;
      const target = typeof to === 'string' && to ? titleOf(document, to) : '';
      if (kindOf(node.kind).fields.some((each) => each.name === name && each.as === 'keys')) return { cap: key, word: String(label || target || t('designer.nowhere')) };
      const share = typeof percent === 'number' ? `${percent} %` : '';
      return { word: [share, label || when || intent || (share ? target : '') || (isKnown(node.kind) ? target : [...path.slice(0, -1).map(plain), wayWord(node.kind, path.at(-1) ?? '')].join(' '))].filter(Boolean).join(' · ') || t('designer.nowhere') };
    };
    const gist = (node: FlowNode): string => {
      const { gist: of, fields } = kindOf(node.kind);
      const field = fields.find(({ name }) => name === of);
      const value = of ? node[of] : undefined;
      const words = field?.as === 'thing' ? nameOf(field.of, value)
        : field?.as === 'keys' && isObject(value) ? Object.entries(value).map(([key, to]) => `${key} ${isObject(to) ? String(to.label || to.to || '') : ''}`.trim()).join(', ')
          : field?.as === 'rows' && Array.isArray(value) ? value.map((row) => (isObject(row) ? String(row.label || row.when || row.intent || (row.percent === undefined ? '' : `${String(row.percent)} %`)) : '')).filter(Boolean).join(', ')
            : field?.as === 'pairs' ? [...Object.keys(isObject(value) ? value : {}), ...Object.keys(isObject(node.computed) ? node.computed : {})].join(', ')
              : typeof value === 'string' ? value : '';
      return words || firstWords(node, fields.filter(({ as }) => as === 'prompt').map(({ name }) => name), i18n.language);
    };
    return {
      kind: (name) => first([`designer.kind_${name}`], plain(name) || t('designer.no_kind')),
      about: (name) => first([`designer.about_${name}`], ''),
      field: (kind, { as, name }) => (as === 'way' ? wayWord(kind, name) : first([as === 'prompt' ? `designer.prompt_${name}` : `designer.field_${kind}_${name}`, `designer.field_${name}`], plain(name))),
      hint: (kind, field) => first([`designer.hint_${kind}_${field}`, `designer.hint_${field}`], '') || undefined,
      value: (field, chosen) => (field === 'outcome' ? t(`outcome.${chosen as 'rejected'}`) : field === 'currency' ? chosen.toUpperCase() : first([`designer.value_${field}_${chosen}`], chosen || t('designer.nothing'))),
      intents: (model) => known.values<IntentsOf>('intent_models').find(({ id }) => id === model)?.intents.map(({ id, name }) => ({ value: id, label: name || id })) ?? [],
      way, gist, choices,
    };
  }, [t, i18n, known]);
}
