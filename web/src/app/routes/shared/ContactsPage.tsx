import { useTranslation } from 'react-i18next';
import { HeadEnd } from '~/design/patterns/ListDrawer';
import { Page, PageHead } from '~/design/patterns/Story';
import { ClearFilters } from '~/features/contact/components/ClearFilters';
import { ContactList } from '~/features/contact/components/ContactList';
import { ContactSearch } from '~/features/contact/components/ContactSearch';
import { ExportMenu } from '~/features/contact/components/ExportMenu';
import { Filters } from '~/features/contact/components/Filters';
import { KeptSearches } from '~/features/contact/components/KeptSearches';
import { useLive } from '~/live/store';
import { PageTitle } from '../../shell/title';

/** All contacts I may see, found by anything, with filters in the address. */
export function ContactsPage() {
  const { t } = useTranslation();
  const rights = useLive(({ centre }) => centre?.me.rights) ?? [];
  return (
    <>
      <PageTitle tab={t('contacts.title')}><h1>{t('contacts.title')}</h1></PageTitle>
      <Page>
        <PageHead><ContactSearch /><HeadEnd><ClearFilters /><KeptSearches />{rights.includes('contacts.export') && <ExportMenu />}</HeadEnd></PageHead>
        <Filters ownOnly={!rights.includes('contacts.read')} />
        <ContactList />
      </Page>
    </>
  );
}
