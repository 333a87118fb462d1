import { Button } from '@mantine/core';
import { IconHandGrab, IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, RowsToCome } from '~/design/Empty';
import { Icon } from '~/design/Icon';
import { Panel } from '~/design/Panel';
import { Page } from '~/design/patterns/Story';
import { Table } from '~/design/Table';
import { Text } from '~/design/Text';
import { ProblemNote } from '~/http/ProblemNote';
import { useDeed } from '~/http/useDeed';
import { Clock } from '~/live/Clock';
import { ExpectedWait } from '~/live/ExpectedWait';
import { useNames } from '~/live/names';
import { useDialTrouble } from '~/phone/dial';
import { pull, readWaiting } from '../api/hand';
import { callerName } from '../rules';
import { WaitingMenu } from './WaitingMenu';

/** Nobody is told of others' callers as they come, so they are looked at again so soon. */
const freshMs = 2000;

/** Who waits, longest first; one of them is taken by a click, and my phone answers by itself. */
export function PullTable() {
  const { t } = useTranslation();
  const names = useNames();
  const deed = useDeed();
  const trouble = useDialTrouble();
  const { data, error, refetch } = useQuery({ queryKey: ['waiting'], queryFn: readWaiting, refetchInterval: freshMs });
  const take = (id: string) => deed(pull(id).finally(() => void refetch()), t('directory.picked_up'));
  return (
    <Page scrolls>
      <Panel flush label={t('pull.title')}>
        <ProblemNote error={error} />
        {!data && !error && <RowsToCome rows={8} label={t('common.loading')} />}
        {data && data.length > 0 && (
          <Table label={t('pull.title')} rows={data} rowKey={({ id }) => id} columns={[
            { key: 'who', head: t('made_of.contact'), width: 'fill', cell: (contact) => <><Text weight="medium"><bdi>{callerName(contact, t('common.unknown_caller'))}</bdi></Text> <Text tone="meta" size="sm">{contact.reference}</Text></> },
            { key: 'queue', head: t('board.queue'), cell: ({ queue_id }) => names.queue(queue_id) },
            { key: 'waited', head: t('made_of.waited'), num: true, cell: ({ waiting_since, state_since }) => <Clock since={waiting_since ?? state_since} /> },
            { key: 'expected', head: t('board.expected'), num: true, cell: (contact) => <ExpectedWait of={contact} /> },
            { key: 'take', head: <span hidden>{t('pull.take')}</span>, width: 'narrow', cell: (contact) => <Button size="xs" leftSection={<Icon of={IconHandGrab} size="sm" />} disabled={trouble !== null} title={trouble ?? undefined} aria-label={t('pull.take_who', { name: callerName(contact, t('common.unknown_caller')) })} onClick={() => take(contact.id)}>{t('pull.take')}</Button> },
            { key: 'menu', head: <span hidden>{t('hand.act')}</span>, width: 'narrow', cell: (contact) => <WaitingMenu contact={contact} /> },
          ]} />
        )}
        {data?.length === 0 && <Empty icon={IconHourglass} title={t('pull.nobody')}>{t('pull.nobody_text')}</Empty>}
      </Panel>
    </Page>
  );
}
