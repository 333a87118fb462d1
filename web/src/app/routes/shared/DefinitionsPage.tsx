import { useTranslation } from 'react-i18next';
import { Overview } from '~/design/patterns/Overview';
import { Text } from '~/design/Text';
import { DefinitionList } from '~/features/analytics/components/DefinitionList';
import { PageTitle } from '../../shell/title';

/** The metric dictionary. */
export function DefinitionsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle tab={t('figures.definitions')}><h1>{t('figures.definitions')}</h1></PageTitle>
      <Overview><Text as="p" size="sm">{t('figures.same_everywhere')}</Text><DefinitionList /></Overview>
    </>
  );
}
