import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty, RowsToCome } from '~/design/Empty';
import { Panel } from '~/design/Panel';
import { Table } from '~/design/Table';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { listDuplicates, type CustomerRecord, type DuplicatePair } from '../api/customers';

/** Records that may be of one person. */
export function DuplicateList() {
  const { t } = useTranslation();
  const { data, error } = useQuery({ queryKey: ['customers', 'duplicates'], queryFn: listDuplicates });
  const who = ({ name, numbers }: CustomerRecord) => <><bdi>{name}</bdi> <Text as="bdi" tone="meta" num>{numbers.join(', ')}</Text></>;
  const address = ({ one, other }: DuplicatePair) => `/customers/merge?keep=${one.id}&gone=${other.id}`;
  return (
    <Panel grow flush label={t('customers.duplicates')}>
      <ProblemNote error={error} />
      {!data && !error && <RowsToCome rows={8} label={t('common.loading')} />}
      {data?.length === 0 && <Empty icon={IconUsers} title={t('customers.no_duplicates')}>{t('customers.no_duplicates_text')}</Empty>}
      {data && data.length > 0 && <Table label={t('customers.duplicates')} rows={data} rowKey={address} columns={[
        { key: 'one', head: t('customers.name'), width: 'wide', cell: ({ one }) => who(one) },
        { key: 'other', head: t('customers.name'), width: 'wide', cell: ({ other }) => who(other) },
        { key: 'why', head: t('customers.why'), cell: ({ why }) => t(`customers.same_${why}`) },
        { key: 'go', head: '', cell: (pair) => <Link to={address(pair)}>{t('customers.compare')}</Link> },
      ]} />}
    </Panel>
  );
}
