import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconRecordMail } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty, RowsToCome } from '~/design/Empty';
import { ListDrawer } from '~/design/patterns/ListDrawer';
import { Panel } from '~/design/Panel';
import { readContact } from '~/features/contact/api/contacts';
import { listDone } from '~/features/contact/api/voicemail';
import { MessageDrawer } from '~/features/contact/components/MessageDrawer';
import { MessageTable } from '~/features/contact/components/MessageTable';
import { useBoxName } from '~/features/contact/hooks/useBoxName';
import { inBox, openMessages, type MessageState } from '~/features/contact/messages';
import { RecordingPanel } from '~/features/recordings/components/RecordingPanel';
import { ProblemNote } from '~/http/ProblemNote';
import { useAddressFields } from '~/http/useAddressFields';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { PageTitle } from '../../shell/title';

const states = ['new', 'taken', 'done'] as const satisfies MessageState[];
const nothing = () => undefined;

/** The mailboxes one looks into: what waits, what is in hand, what is done. */
export function VoicemailPage() {
  const { t } = useTranslation();
  const zone = useZone();
  const boxName = useBoxName();
  const [params, set] = useAddressFields();
  const contacts = useLive(({ centre }) => centre?.contacts);
  const queues = useLive(({ centre }) => centre?.queues) ?? {};
  const state = states.find((each) => each === params.get('state')) ?? 'new';
  const [box, open] = [params.get('box'), params.get('open')];
  const done = useInfiniteQuery({ queryKey: ['voicemail', 'done', box], queryFn: ({ pageParam }) => listDone(box, pageParam), initialPageParam: null as string | null, getNextPageParam: ({ next }) => next, enabled: state === 'done' });
  const all = Object.values(contacts ?? {});
  const messages = state === 'done' ? done.data?.pages.flatMap(({ items }) => items) ?? [] : inBox(openMessages(all, state), box);
  const live = open ? contacts?.[open] : undefined;
  const { data: stored } = useQuery({ queryKey: ['contact', open, live?.state ?? 'closed'], queryFn: () => readContact(open ?? ''), enabled: open !== null && !live });
  const shown = live ?? messages.find(({ id }) => id === open) ?? stored;
  const boxes = [...new Set([...Object.keys(queues), ...all.map(({ mailbox }) => mailbox ?? '')])].filter(Boolean);
  const word = (each: MessageState) => (each === 'done' ? t('voicemail.state_done') : `${t(`voicemail.state_${each}`)} (${inBox(openMessages(all, each), box).length})`);
  return (
    <>
      <PageTitle tab={t('voicemail.title')}><h1>{t('voicemail.title')}</h1></PageTitle>
      <ListDrawer
        head={<>
          <SegmentedControl aria-label={t('voicemail.title')} value={state} onChange={(next) => set({ state: next === 'new' ? null : next, open: null })} data={states.map((value) => ({ value, label: word(value) }))} />
          <Select clearable searchable aria-label={t('voicemail.box')} placeholder={t('voicemail.every_box')} value={box} onChange={(value) => set({ box: value })} data={boxes.map((value) => ({ value, label: boxName(value) }))} />
        </>}
        list={<>
          <ProblemNote error={done.error} />
          {state === 'done' && done.isPending && <RowsToCome rows={8} label={t('common.loading')} />}
          {messages.length === 0 && !(state === 'done' && done.isPending) && <Panel><Empty icon={IconRecordMail} title={t(`voicemail.none_${state}`)}>{t('voicemail.none_text')}</Empty></Panel>}
          {messages.length > 0 && <MessageTable messages={messages} open={open} onOpen={(id) => set({ open: id })} />}
          {state === 'done' && done.hasNextPage && <Button aria-busy={done.isFetchingNextPage} onClick={() => void done.fetchNextPage()}>{t('contacts.more')}</Button>}
        </>}
        drawer={shown && <MessageDrawer key={shown.id} message={shown} onClose={() => set({ open: null })}><RecordingPanel contactId={shown.id} zone={zone} jump={null} onHeard={nothing} onChosen={nothing} /></MessageDrawer>} />
    </>
  );
}
