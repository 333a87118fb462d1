import { Button } from '@mantine/core';
import { IconSearchOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { Crumbs } from '~/design/Crumbs';
import { Empty, RowsToCome } from '~/design/Empty';
import { Halves, Panel } from '~/design/Panel';
import { HeadEnd } from '~/design/patterns/ListDrawer';
import { Column, Page, PageHead } from '~/design/patterns/Story';
import { readWholeCustomer } from '~/features/customers/api/customers';
import { CustomerPast } from '~/features/customers/components/CustomerPast';
import { MergedPanel } from '~/features/customers/components/MergedPanel';
import { ProofPanel } from '~/features/customers/components/ProofPanel';
import { RecordForm } from '~/features/customers/components/RecordForm';
import { Problem } from '~/http/request';
import { ProblemNote } from '~/http/ProblemNote';
import { useLive } from '~/live/store';
import { isMasked } from '~/person/masked';
import { useZone } from '~/person/preferences';
import { PageTitle } from '../../shell/title';

/** One customer: the record, every number, and everything we had to do with each other. */
export function CustomerPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const zone = useZone();
  const rights = useLive(({ centre }) => centre?.me.rights) ?? [];
  const { data, error } = useQuery({ queryKey: ['customers', id, 'whole'], queryFn: () => readWholeCustomer(id) });
  const title = <PageTitle tab={data?.name ?? t('customers.title')}><Crumbs><Link to="/customers">{t('customers.title')}</Link><h1 title={data?.name}><bdi>{data?.name ?? '…'}</bdi></h1></Crumbs></PageTitle>;
  if (error instanceof Problem && error.status === 404) {
    return <>{title}<Page><Panel><Empty icon={IconSearchOff} title={t('customers.not_found')} action={<Button onClick={() => void navigate('/customers')}>{t('customers.all')}</Button>}>{t('customers.not_found_text')}</Empty></Panel></Page></>;
  }
  return (
    <>
      {title}
      <Page>
        {data && ['personal_data.export', 'personal_data.erase'].some((right) => rights.includes(right)) && <PageHead><HeadEnd><Button onClick={() => void navigate(`/privacy?customer=${data.id}`)}>{t('privacy.title')}</Button></HeadEnd></PageHead>}
        <ProblemNote error={error} />
        {!data && !error && <Panel flush><RowsToCome rows={12} label={t('common.loading')} /></Panel>}
        {data && (
          <Halves grow>
            <Column><RecordForm key={data.id} customer={data} mayEdit={rights.includes('customers.edit')} />{rights.includes('customers.proof') && !isMasked(data.name) && <ProofPanel key={`${data.id} proof`} id={data.id} zone={zone} />}<MergedPanel customer={data} mayMerge={rights.includes('customers.merge')} /></Column>
            <CustomerPast customer={data} zone={zone} />
          </Halves>
        )}
      </Page>
    </>
  );
}
