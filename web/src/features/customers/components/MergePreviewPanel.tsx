import { Button, Group, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { RowsToCome } from '~/design/Empty';
import { Facts } from '~/design/Facts';
import { Halves, Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import { toast } from '~/design/Toast';
import { ProblemNote } from '~/http/ProblemNote';
import { useAsk } from '~/http/useAsk';
import { mergeRecords, previewMerge, type CustomerRecord } from '../api/customers';

/** Two records side by side and what they become; nothing happens before it is pressed, and it can be undone. */
export function MergePreviewPanel() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const [keep, gone] = [params.get('keep') ?? '', params.get('gone') ?? ''];
  const { data, error } = useQuery({ queryKey: ['customers', 'merge', keep, gone], queryFn: () => previewMerge(keep, gone), enabled: Boolean(keep && gone) });
  const merge = useAsk(() => mergeRecords(keep, gone).then(async () => {
    toast(t('customers.merge_done'));
    // Not the preview: its second record is gone now.
    await client.invalidateQueries({ queryKey: ['customers'], predicate: ({ queryKey }) => queryKey[1] !== 'merge' });
    await navigate(`/customers/${keep}`);
  }));
  const facts = ({ name, numbers, emails, note }: CustomerRecord) => (
    <Facts items={[{ name: t('customers.name'), value: <bdi>{name}</bdi> }, { name: t('customers.numbers'), value: <Text as="bdi" num>{numbers.join(', ') || '–'}</Text> }, { name: t('customers.emails'), value: <bdi>{emails.join(', ') || '–'}</bdi> }, { name: t('customers.note'), value: note || '–' }]} />
  );
  if (!keep || !gone) return <Navigate to="/customers?view=duplicates" replace />;
  return (
    <Stack gap="md">
      <ProblemNote error={error ?? merge.problem} />
      {!data && !error && <Panel><RowsToCome rows={4} label={t('common.loading')} /></Panel>}
      {data && <>
        <Halves><Panel title={t('customers.keep')}>{facts(data.kept)}</Panel><Panel title={t('customers.goes')}>{facts(data.gone)}</Panel></Halves>
        <Panel title={t('customers.becomes')} meta={<Text size="xs" tone="meta">{t('customers.follow', { count: data.contacts })}</Text>}>{facts(data.whole)}</Panel>
        <Group gap="sm">
          <Button variant="filled" aria-busy={merge.phase === 'asked'} onClick={() => merge.ask()}>{t('customers.merge')}</Button>
          <Button onClick={() => setParams({ keep: gone, gone: keep }, { replace: true })}>{t('customers.swap')}</Button>
        </Group>
      </>}
    </Stack>
  );
}
