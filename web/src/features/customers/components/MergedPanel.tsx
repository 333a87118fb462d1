import { Button, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Note } from '~/design/Note';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { formatDay } from '~/texts/format';
import { undoMerge, type Customer } from '../api/customers';

/** What was put into this record, to be taken out again. */
export function MergedPanel({ customer, mayMerge }: { customer: Customer; mayMerge: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const undo = useAsk((id: string) => undoMerge(id).then(() => { toast(t('customers.unmerged')); return client.invalidateQueries({ queryKey: ['customers'] }); }));
  if (customer.merged.length === 0) return null;
  return (
    <Panel title={t('customers.merged')}>
      <Stack gap="sm">
        <ProblemNote error={undo.problem} />
        {customer.merged.map(({ id, at, who, record }) => (
          <Note key={id} title={<bdi>{record.name}</bdi>} end={mayMerge && <Button size="xs" aria-busy={undo.phase === 'asked'} onClick={() => undo.ask(id)}>{t('customers.undo')}</Button>}>
            <Text tone="meta">{t('customers.merged_by', { who, day: formatDay(at) })}</Text>
          </Note>
        ))}
      </Stack>
    </Panel>
  );
}
