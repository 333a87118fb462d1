import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Crumbs } from '~/design/Crumbs';
import { Page } from '~/design/patterns/Story';
import { MergePreviewPanel } from '~/features/customers/components/MergePreviewPanel';
import { PageTitle } from '../../shell/title';

/** Two records that are one person. */
export function MergePage() {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle tab={t('customers.merge')}><Crumbs><Link to="/customers?view=duplicates">{t('customers.duplicates')}</Link><h1>{t('customers.merge')}</h1></Crumbs></PageTitle>
      <Page><MergePreviewPanel /></Page>
    </>
  );
}
