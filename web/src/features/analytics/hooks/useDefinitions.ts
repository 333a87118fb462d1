import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDuration, formatNumber, formatShare } from '~/texts/format';
import { readDefinitions, type Definition, type Value } from '../api/reports';

export interface Dictionary {
  all: Definition[];
  of: (key: string) => Definition | undefined;
  /** A figure's name; its key until the dictionary is there. */
  name: (key: string) => string;
  /** A value as its unit is written; a dash where there is none, or while its unit is not known yet. */
  write: (key: string, value: Value | undefined) => string;
  error: unknown;
}

/** The metric dictionary in the language of the page. */
export function useDefinitions(): Dictionary {
  const { i18n } = useTranslation();
  const { data, error } = useQuery({ queryKey: ['definitions', i18n.language], queryFn: () => readDefinitions(i18n.language), staleTime: Infinity, placeholderData: (last) => last });
  const all = data?.items ?? [];
  const of = (key: string) => all.find((one) => one.key === key);
  return {
    all, of, error,
    name: (key) => of(key)?.name ?? key,
    write: (key, value) => {
      const unit = of(key)?.unit;
      if (value === null || value === undefined || !unit) return '–';
      switch (unit) {
        case 'share': return formatShare(value, 1);
        case 'seconds': return formatDuration(Math.round(value) * 1000);
        case 'milliseconds': return formatDuration(value);
        default: return formatNumber(value);
      }
    },
  };
}
