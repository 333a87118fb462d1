import { Button } from '@mantine/core';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Empty, RowsToCome } from '~/design/Empty';
import { Panel } from '~/design/Panel';
import { Table } from '~/design/Table';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { searchCustomers } from '../api/customers';
import { languageName } from '../rules';

const settleMs = 250;

/** Everybody whose name, number or e-mail address holds the text. */
export function CustomerTable({ text, onClear }: { text: string; onClear: () => void }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [settled] = useDebouncedValue(text, settleMs);
  const { data, error } = useQuery({ queryKey: ['customers', 'search', settled], queryFn: () => searchCustomers(settled), placeholderData: (last) => last });
  return (
    <Panel grow flush label={t('customers.title')}>
      <ProblemNote error={error} />
      {!data && !error && <RowsToCome rows={12} label={t('common.loading')} />}
      {data?.length === 0 && (text
        ? <Empty icon={IconSearch} title={t('customers.nothing')} action={<Button onClick={onClear}>{t('contacts.clear')}</Button>}>{t('customers.nothing_text')}</Empty>
        : <Empty icon={IconUsers} title={t('customers.empty')}>{t('customers.empty_text')}</Empty>)}
      {data && data.length > 0 && (
        <Table label={t('customers.title')} rows={data} rowKey={({ id }) => id} onOpen={({ id }) => void navigate(`/customers/${id}`)} columns={[
          { key: 'name', head: t('customers.name'), width: 'wide', cell: ({ id, name }) => <Link to={`/customers/${id}`} onClick={(event) => event.stopPropagation()}><Text as="bdi" weight="medium">{name}</Text></Link> },
          { key: 'numbers', head: t('customers.numbers'), cell: ({ numbers }) => <Text as="bdi" num>{numbers.join(', ') || '–'}</Text> },
          { key: 'emails', head: t('customers.emails'), phone: false, cell: ({ emails }) => <Text as="bdi" cut>{emails.join(', ') || '–'}</Text> },
          { key: 'language', head: t('customers.language'), cell: ({ language }) => languageName(language, i18n.language) },
          { key: 'note', head: t('customers.note'), width: 'fill', cell: ({ note }) => <Text tone="meta" cut>{note}</Text> },
        ]} />
      )}
    </Panel>
  );
}
