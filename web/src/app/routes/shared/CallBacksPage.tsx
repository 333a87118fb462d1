import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { HeadEnd, ListDrawer } from '~/design/patterns/ListDrawer';
import { waitingStates, type LostCaller, type LostState } from '~/features/call_backs/api/callBacks';
import { BookDrawer } from '~/features/call_backs/components/BookDrawer';
import { LostDrawer } from '~/features/call_backs/components/LostDrawer';
import { LostTable } from '~/features/call_backs/components/LostTable';
import { PromisedTable } from '~/features/call_backs/components/PromisedTable';
import { useCallBackTurns } from '~/features/call_backs/hooks/useCallBackTurns';
import { useAddressFields } from '~/http/useAddressFields';
import { useLive } from '~/live/store';
import { PageTitle } from '../../shell/title';

const states: Record<string, LostState[]> = { waiting: [...waitingStates], over: ['done', 'dismissed'], every: [...waitingStates, 'done', 'dismissed'] };

/** Call-backs: callers who gave up, and calls that are promised or booked. What is shown stands in the address. */
export function CallBacksPage() {
  const { t } = useTranslation();
  const [params, change] = useAddressFields();
  const queues = Object.values(useLive(({ centre }) => centre?.queues) ?? {});
  const [lost, setLost] = useState<LostCaller | null>(null);
  useCallBackTurns();
  const view = params.get('view') === 'promised' ? 'promised' : 'lost';
  const queue = params.get('queue');
  const shown = params.get('state') ?? 'waiting';
  const books = params.has('book');
  const set = (changes: Record<string, string | null>) => {
    setLost(null);
    change(changes);
  };
  const clear = () => set({ queue: null, state: null });
  return (
    <>
      <PageTitle tab={t('call_backs.title')}><h1>{t('call_backs.title')}</h1></PageTitle>
      <ListDrawer
        head={<>
          <SegmentedControl size="xs" aria-label={t('call_backs.title')} value={view} onChange={(next) => set({ view: next === 'promised' ? next : null, state: null })} data={[{ value: 'lost', label: t('call_backs.lost') }, { value: 'promised', label: t('call_backs.promised') }]} />
          <Select size="xs" aria-label={t('call_backs.queue')} value={queue} placeholder={t('call_backs.all_queues')} clearable data={queues.map(({ id, name }) => ({ value: id, label: name }))} onChange={(id) => set({ queue: id })} />
          {view === 'lost' && <Select size="xs" aria-label={t('call_backs.state')} value={shown} allowDeselect={false} data={Object.keys(states).map((name) => ({ value: name, label: t(`call_backs.${name as 'waiting'}`) }))} onChange={(name) => set({ state: name === 'waiting' ? null : name })} />}
          <HeadEnd><Button leftSection={<Icon of={IconCalendarPlus} size="sm" />} onClick={() => set({ book: '1' })}>{t('call_backs.book')}</Button></HeadEnd>
        </>}
        list={view === 'lost'
          ? <LostTable queue={queue} states={states[shown] ?? [...waitingStates]} filtered={queue !== null || shown !== 'waiting'} opened={lost?.id ?? null} onOpen={setLost} onClear={clear} />
          : <PromisedTable queue={queue} onClear={clear} />}
        drawer={books ? <BookDrawer queue={queue} onClose={() => set({ book: null })} /> : lost && <LostDrawer key={lost.id} lost={lost} onChange={setLost} onClose={() => setLost(null)} />}
      />
    </>
  );
}
