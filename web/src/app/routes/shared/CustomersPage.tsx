import { Button, SegmentedControl } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Icon } from '~/design/Icon';
import { HeadEnd } from '~/design/patterns/ListDrawer';
import { Page, PageHead } from '~/design/patterns/Story';
import { SearchBox } from '~/design/SearchBox';
import { CustomerTable } from '~/features/customers/components/CustomerTable';
import { DuplicateList } from '~/features/customers/components/DuplicateList';
import { useLive } from '~/live/store';
import { useSeesPersonal } from '~/person/masked';
import { PageTitle } from '../../shell/title';

/** All customers, and those that may be one person twice. */
export function CustomersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const rights = useLive(({ centre }) => centre?.me.rights) ?? [];
  const seesPersonal = useSeesPersonal();
  const mayMerge = rights.includes('customers.merge');
  const view = mayMerge && params.get('view') === 'duplicates' ? 'duplicates' : 'all';
  const text = params.get('text') ?? '';
  const find = (typed: string) => setParams(typed ? { text: typed } : {}, { replace: true });
  return (
    <>
      <PageTitle tab={t('customers.title')}><h1>{t('customers.title')}</h1></PageTitle>
      <Page>
        <PageHead>
          {view === 'all' && <SearchBox wide words={t(seesPersonal ? 'customers.search' : 'customers.search_whole')} value={text} onChange={find} />}
          <HeadEnd>
            {rights.includes('customers.import') && <Button leftSection={<Icon of={IconTableImport} size="sm" />} onClick={() => void navigate('/customers/import')}>{t('import.title')}</Button>}
            {mayMerge && <SegmentedControl size="xs" aria-label={t('customers.title')} value={view} onChange={(next) => setParams(next === 'all' ? {} : { view: next })} data={[{ value: 'all', label: t('customers.all') }, { value: 'duplicates', label: t('customers.duplicates') }]} />}
          </HeadEnd>
        </PageHead>
        {view === 'all' ? <CustomerTable text={text} onClear={() => find('')} /> : <DuplicateList />}
      </Page>
    </>
  );
}
