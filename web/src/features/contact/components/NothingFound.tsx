import { Button, Group } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '~/design/Empty';
import { formatNumber } from '~/texts/format';
import { widerSearches, type WiderSearch } from '../api/search';
import { useFilters } from '../hooks/useFilters';

/** Nothing matches: the next wider searches that find something, with how many. */
export function NothingFound() {
  const { t, i18n } = useTranslation();
  const { filters, widen } = useFilters();
  const { data } = useQuery({ queryKey: ['contacts', 'wider', filters], queryFn: () => widerSearches(filters) });
  const names = (without: string[]) => {
    const words = without.map((name) => t(`contact_filter.${name}` as 'contact_filter.q'));
    return new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format([...new Set(words)]);
  };
  const word = ({ without, near, count }: WiderSearch) => {
    const found = t('contacts.found', { count, number: formatNumber(count) });
    return near ? t('contacts.with_slips', { found }) : t('contacts.without', { names: names(without), found });
  };
  return (
    <Empty icon={IconSearch} title={t('contacts.nothing')} action={(
      <Group justify="center" gap="sm">
        {(data ?? []).map((offer) => <Button key={`${offer.without.join()}${offer.near}`} onClick={() => widen(offer.without, offer.near)}>{word(offer)}</Button>)}
      </Group>
    )}>{data?.length ? t('contacts.nothing_text') : null}</Empty>
  );
}
