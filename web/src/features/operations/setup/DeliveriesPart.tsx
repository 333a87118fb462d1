import { Button, Group } from '@mantine/core';
import { IconRefresh, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Chip } from '~/design/Chip';
import { DrawerPart } from '~/design/Drawer';
import { RowsToCome } from '~/design/Empty';
import { Icon } from '~/design/Icon';
import { Note } from '~/design/Note';
import { PlainButton } from '~/design/PlainButton';
import { PlainRows } from '~/design/PlainRows';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useZone } from '~/person/preferences';
import type { FormProps } from '~/setup/kind';
import { formatDay, formatTime } from '~/texts/format';
import { deliveriesKey, readDeliveries, sendAgain, testWebhook, type Delivery } from '../api/webhooks';
import type { Webhook } from './webhook';

const everyMs = 5_000;
const tones = { waiting: 'watch', delivered: 'ok', given_up: 'breach' } as const;

/** What the program was told of late, how that went, and a test. */
export function DeliveriesPart({ form }: FormProps<Webhook>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const key = form.stored?.key ?? '';
  const { data, error } = useQuery({ queryKey: deliveriesKey(key), queryFn: () => readDeliveries(key), enabled: key !== '', refetchInterval: everyMs });
  const look = () => client.invalidateQueries({ queryKey: deliveriesKey(key) });
  const test = useMutation({ mutationFn: () => testWebhook(key), onSettled: look });
  const again = useMutation({ mutationFn: (id: string) => sendAgain(key, id), onSettled: look });
  const why = useWhy();
  if (!key) return <DrawerPart><Note>{t('webhooks.save_first')}</Note></DrawerPart>;
  const problem = error ?? test.error ?? again.error;
  return (
    <DrawerPart title={t('webhooks.deliveries')}>
      <Text as="p" size="sm" tone="meta">{t('webhooks.deliveries_text')}</Text>
      {!form.readOnly && <Group gap="xs"><Button size="sm" leftSection={<Icon of={IconSend} size="sm" />} loading={test.isPending} onClick={() => test.mutate()}>{t('webhooks.test')}</Button></Group>}
      {problem && <ProblemNote error={problem} />}
      {test.data && <div role="status"><Note tone={tones[test.data.state]} title={t(`webhooks.state_${test.data.state}`)}>{why(test.data)}</Note></div>}
      {!data && !error && <RowsToCome rows={3} label={t('common.loading')} />}
      {data?.length === 0 && <Text as="p" size="sm">{t('webhooks.none')}</Text>}
      <PlainRows>
        {data?.map((delivery) => <Row key={delivery.id} delivery={delivery} why={why(delivery)} onAgain={form.readOnly || delivery.state === 'waiting' ? null : () => { test.reset(); again.mutate(delivery.id); }} />)}
      </PlainRows>
    </DrawerPart>
  );
}

function Row({ delivery: { event, at, state, contact_id: contact }, why, onAgain }: { delivery: Delivery; why: string; onAgain: (() => void) | null }) {
  const { t } = useTranslation();
  const zone = useZone();
  return (
    <li>
      <Chip tone={tones[state]}>{t(`webhooks.state_${state}`)}</Chip>
      <Text size="sm" cut grow>{contact ? <Link to={`/contacts/${contact}`}>{event}</Link> : event} <Text size="xs" tone="meta">{why}</Text></Text>
      {onAgain && <PlainButton onClick={onAgain}><Icon of={IconRefresh} size="xs" />{t('webhooks.again')}</PlainButton>}
      <span>{formatDay(at, zone)} {formatTime(at, zone)}</span>
    </li>
  );
}

/** How the last attempt went, in words. */
function useWhy(): (delivery: Delivery) => string {
  const { t } = useTranslation();
  const zone = useZone();
  return ({ status, trouble, attempts, state, next_at: next }) => [
    status !== null ? t('webhooks.answered', { status }) : trouble ? t(`webhooks.trouble_${trouble as 'time_up'}`) : '',
    attempts > 1 ? t('webhooks.attempts', { count: attempts }) : '',
    state === 'waiting' && attempts > 0 ? t('webhooks.next', { time: formatTime(next, zone) }) : '',
  ].filter(Boolean).join(' · ');
}
