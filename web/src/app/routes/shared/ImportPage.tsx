import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Crumbs } from '~/design/Crumbs';
import { Column, Page } from '~/design/patterns/Story';
import { ImportPanel } from '~/features/customers/components/ImportPanel';
import { ImportsPanel } from '~/features/customers/components/ImportsPanel';
import { useLive } from '~/live/store';
import { PageTitle } from '../../shell/title';
import { NotAllowedPage } from './TroublePages';

/** Customers from a file. */
export function ImportPage() {
  const { t } = useTranslation();
  const zone = useLive(({ centre }) => centre?.settings.time_zone);
  const may = useLive(({ centre }) => centre?.me.rights.includes('customers.import') ?? false);
  if (!may) return <NotAllowedPage title={t('import.title')} />;
  return (
    <>
      <PageTitle tab={t('import.title')}><Crumbs><Link to="/customers">{t('customers.title')}</Link><h1>{t('import.title')}</h1></Crumbs></PageTitle>
      <Page scrolls><Column><ImportPanel /><ImportsPanel zone={zone} /></Column></Page>
    </>
  );
}
