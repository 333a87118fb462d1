import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProps } from '~/design/form/Field';
import { useDraft, type Draft } from '~/design/form/useDraft';
import { checkThing, type Stored } from './api';
import type { Kind } from './kind';
import { faultsByField, type Fault } from './rules';
import { useFieldWords } from './words';

const settleMs = 350;

/** What a control of a form is given. */
export interface Bound<Value> extends FieldProps {
  value: Value;
  onChange: (value: Value) => void;
  onBlur: () => void;
}

type Faults = Record<string, Fault[]>;

/** A thing while it is edited: its value, its faults, and what each control needs. */
export interface Form<T extends object> extends Draft<T> {
  /** Null for a new one. */
  stored: Stored<T> | null;
  isNew: boolean;
  /** The first of each field in words, for fields that were touched; for all of them after an attempt to save. */
  faults: Record<string, string>;
  /** All faults of those fields. */
  found: Faults;
  /** The fields that have something wrong, seen or not; none while what was typed last is not checked yet: saving will tell. */
  faulty: string[];
  touch: (fields: string[]) => void;
  /** What the server said was wrong at saving. */
  blame: (faults: Faults) => void;
  bind: <K extends keyof T & string>(field: K, show?: (value: T[K]) => string) => Bound<T[K]>;
  readOnly: boolean;
}

/** The thing with its key, where a new one's key is made from what is typed. */
function named<T extends object>(kind: Kind<T>, value: T, key: string | null, taken: string[]): T {
  return key === null && kind.key && kind.nameKey ? { ...value, [kind.key]: kind.nameKey(value, taken) } : value;
}

/** What is sent of a thing; `key` is null for a new one. */
export function bodyOf<T extends object>(kind: Kind<T>, value: T, key: string | null, taken: string[]): object {
  const whole = named(kind, value, key, taken);
  return kind.write?.(whole) ?? whole;
}

/** Whatever has a name needs one. */
function unnamed(value: { name?: unknown }): Fault[] {
  return typeof value.name === 'string' && !value.name.trim() ? [{ where: 'name', code: 'missing', text: '' }] : [];
}

const none: Faults = {};

/** What a part is given that edits some fields only, of things of several kinds. */
export type PartForm<Some extends object> = Pick<Form<Some>, 'value' | 'bind' | 'set' | 'isNew' | 'saved' | 'faults'>;

/** The form of a thing that has these fields among others. */
export function partOf<Some extends object, T extends Some>(form: Form<T>): PartForm<Some> {
  return form as unknown as PartForm<Some>;
}

/** The server's opinion of what is typed, a moment after the last key; an older answer never replaces a newer one. */
function useCheck<T extends object>(kind: Kind<T>, value: T, key: string | null, keys: string[], active: boolean): { faults: Faults; fresh: boolean } {
  const [found, setFound] = useState({ faults: none, of: '' });
  const text = JSON.stringify(value);
  const taken = keys.join(' ');
  useEffect(() => {
    let wanted = true;
    const check = (): Promise<Fault[]> => {
      const typed = JSON.parse(text) as T;
      const names = taken.split(' ');
      return kind.check?.(named(kind, typed, key, names)) ?? checkThing(kind.name, bodyOf(kind, typed, key, names), key);
    };
    const timer = setTimeout(() => {
      if (!active) return setFound({ faults: none, of: text });
      // A check that cannot be made says nothing: saving will.
      check().then((faults) => { if (wanted) setFound({ faults: faultsByField([...unnamed(JSON.parse(text) as object), ...faults]), of: text }); }).catch(() => undefined);
    }, settleMs);
    return () => { wanted = false; clearTimeout(timer); };
  }, [kind, text, key, taken, active]);
  return { faults: found.faults, fresh: found.of === text };
}

/** A form on one thing of a kind. `blank` is what a new one begins with. */
export function useForm<T extends object>(kind: Kind<T>, stored: Stored<T> | null, blank: T, taken: string[], readOnly: boolean): Form<T> {
  const { t, i18n } = useTranslation();
  const draft = useDraft<T>(kind.name, stored?.key ?? newKey, stored?.value ?? blank);
  const say = useFieldWords();
  const [touched, setTouched] = useState<string[]>([]);
  const [blamed, setBlamed] = useState({ faults: none, value: '' });
  const isNew = stored === null;
  const checked = useCheck(kind, draft.value, stored?.key ?? null, taken, !readOnly && (isNew || draft.changed.length > 0));
  const current = JSON.stringify(draft.value);
  // What was said at saving holds until something else is typed; from then on the check speaks.
  const all = blamed.value === current ? { ...checked.faults, ...blamed.faults } : checked.faults;
  const found = Object.fromEntries(Object.entries(all).filter(([field]) => touched.includes(field) || draft.changed.includes(field as keyof T & string)));
  const faults = Object.fromEntries(Object.entries(found).flatMap(([field, [first]]) => (first ? [[field, say.fault(first)]] : [])));
  const touch = (fields: string[]) => setTouched((last) => [...new Set([...last, ...fields])]);
  const blame = (told: Faults) => { touch(Object.keys(told)); setBlamed({ faults: told, value: current }); };
  const bind = <K extends keyof T & string>(field: K, show?: (value: T[K]) => string): Bound<T[K]> => ({
    label: say.field(field),
    hint: i18n.exists(`hint.${field}`) ? t(`hint.${field}` as 'hint.id') : undefined,
    error: faults[field],
    was: !isNew && draft.changed.includes(field) ? (show ?? ((value: T[K]) => say.value(field, value)))(draft.saved[field]) : undefined,
    onRestore: () => draft.restore(field),
    name: field,
    disabled: readOnly,
    value: draft.value[field],
    onChange: (value) => draft.set(field, value),
    onBlur: () => touch([field]),
  });
  return { ...draft, stored, isNew, faults, found, faulty: checked.fresh ? Object.keys(all) : [], touch, blame, bind, readOnly };
}

/** The key under which a new thing's draft lies. */
export const newKey = '+';
