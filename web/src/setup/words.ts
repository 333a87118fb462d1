import { useTranslation } from 'react-i18next';
import { useChoices } from '~/live/names';
import type { Fault } from './rules';

export interface FieldWords {
  /** The label of a field. */
  field: (name: string) => string;
  /** A value of it in words. */
  value: (name: string, value: unknown) => string;
  /** What is wrong, and what to do. */
  fault: (fault: Fault) => string;
}

const listedMax = 12;

/** Fields and their values as people say them: in labels, in "was …", and wherever two versions are compared. */
export function useFieldWords(): FieldWords {
  const { t, i18n } = useTranslation();
  const { dispositions, reasons } = useChoices();
  // Where a value is the code of something that has a name, people read the name.
  const chosen = (name: string, code: string) => (name === 'disposition' ? dispositions : name === 'reason' ? reasons : []).find((each) => each.code === code)?.name;
  const field = (name: string) => (i18n.exists(`field.${name}`) ? t(`field.${name}` as 'field.id') : name.replaceAll('_', ' '));
  const value = (name: string, it: unknown): string => {
    if (it === null || it === undefined || it === '') return '–';
    if (typeof it === 'boolean') return it ? t('setup.yes') : t('setup.no');
    if (typeof it === 'string') {
      const key = name === 'state' ? `state.${it}` : `value.${name}_${it}`;
      return i18n.exists(key) ? t(key as 'value.language_en') : chosen(name, it) ?? it;
    }
    if (Array.isArray(it)) return it.length ? cut(it.map((each) => value(name, each))) : '–';
    if (typeof it === 'object') {
      const pairs = Object.entries(it).map(([key, each]) => `${key} ${value(key, each)}`);
      return pairs.length ? cut(pairs) : '–';
    }
    return new Intl.NumberFormat(i18n.language).format(it as number);
  };
  const fault = ({ code, text, fields }: Fault): string => {
    const key = `fault.${code.replaceAll('-', '_')}`;
    return i18n.exists(key) ? t(key as 'fault.missing', { ...fields, text }) : text;
  };
  return { field, value, fault };
}

function cut(words: string[]): string {
  return words.length > listedMax ? `${words.slice(0, listedMax).join(', ')} …` : words.join(', ');
}
