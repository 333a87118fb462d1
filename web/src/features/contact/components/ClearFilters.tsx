import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFilters } from '../hooks/useFilters';

/** Takes all filters away, where there are some. */
export function ClearFilters() {
  const { t } = useTranslation();
  const { clear, any } = useFilters();
  return any ? <Button variant="subtle" onClick={clear}>{t('contacts.clear')}</Button> : null;
}
