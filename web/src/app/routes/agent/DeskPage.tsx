import { Group } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LaneHead, Work } from '~/design/patterns/Work';
import { Halves, Inset, LanePart } from '~/design/Panel';
import { Note } from '~/design/Note';
import { Text } from '~/design/Text';
import { CallBar } from '~/features/contact/components/CallBar';
import { LastContacts } from '~/features/contact/components/LastContacts';
import { Notes } from '~/features/contact/components/Notes';
import { PathPanel } from '~/features/contact/components/PathPanel';
import { ThisContact } from '~/features/contact/components/ThisContact';
import { WorkList } from '~/features/contact/components/WorkList';
import { preloaded } from '~/features/contact/preloaded';
import { CustomerPanel } from '~/features/customers/components/CustomerPanel';
import { LineBanner } from '~/features/operations/components/LineBanner';
import { MyQueues } from '~/features/routing/components/MyQueues';
import { Readiness } from '~/features/routing/components/Readiness';
import { SeatHealth } from '~/features/telephony/components/SeatHealth';
import type { Agent, Contact } from '~/live/messages';
import { useChoices } from '~/live/names';
import { useMyAgent, useMyContact } from '~/live/selectors';
import { NotAllowedPage } from '../shared/TroublePages';
import { useDeskKeys } from '../../shell/habits';
import { loadCallerSigns, loadCallLater, loadMessageBar, loadMessageDesk, loadScriptPanel } from '../../shell/later';
import { PageTitle } from '../../shell/title';

/** Not needed to answer a call, so it comes after the desk. */
const OwnDay = lazy(async () => ({ default: (await import('~/features/analytics/components/OwnDay')).OwnDay }));
/** Beside the record while it rings. */
const CustomerHistory = lazy(async () => ({ default: (await import('~/features/customers/components/CustomerHistory')).CustomerHistory }));
/** After the call: they come while it lasts, so that they are there at its end. */
const Dispositions = preloaded(async () => (await import('~/features/contact/components/Dispositions')).Dispositions);
const FinishRow = preloaded(async () => (await import('~/features/contact/components/FinishRow')).FinishRow);
/** Told beside the call: the record and the buttons do not wait for it. */
const StoryLane = lazy(async () => ({ default: (await import('~/features/contact/components/StoryLane')).StoryLane }));

const CallLater = lazy(loadCallLater);
const MessageBar = lazy(loadMessageBar);
const MessageDesk = lazy(loadMessageDesk);
const CallerSigns = lazy(loadCallerSigns);
const ScriptPanel = lazy(loadScriptPanel);

/** While the customer is there, and right after. */
const inHand = ['connected', 'wrap_up'];
const busy = ['ringing', 'talking', 'hold', 'wrap_up'];

function Middle({ agent, contact }: { agent: Agent; contact: Contact | null }) {
  if (!contact) return <><Readiness agent={agent} /><MyQueues agent={agent} /><LastContacts agent={agent} /></>;
  if (contact.channel === 'voicemail') return <Suspense><MessageDesk contact={contact} /></Suspense>;
  if (agent.state === 'wrap_up') return <><Dispositions contact={contact} /><Suspense><ScriptPanel contact={contact} /></Suspense><Halves grow><Notes key={contact.id} contact={contact} /><CustomerPanel contact={contact} /></Halves></>;
  return (
    <>
      {(contact.verification ?? contact.virtual[0]) && <Suspense><Group><CallerSigns contact={contact} /></Group></Suspense>}
      <PathPanel contact={contact} />
      {agent.state !== 'ringing' && <Suspense><ScriptPanel contact={contact} /></Suspense>}
      <Halves><CustomerPanel contact={contact} /><ThisContact contact={contact} /></Halves>
      {agent.state === 'ringing' ? <Suspense><CustomerHistory contact={contact} grow /></Suspense> : <Notes key={contact.id} contact={contact} />}
    </>
  );
}

function Right({ agent, contact }: { agent: Agent; contact: Contact | null }) {
  const { t } = useTranslation();
  const { dispositions } = useChoices();
  if (!contact) return <SeatHealth />;
  const calls = dispositions.some(({ code, follow_up: after }) => code === contact.disposition && after === 'call_back');
  return (
    <>
      <LanePart title={t('call.this_contact')} end={<Link to={`/contacts/${contact.id}`}><Text size="xs">{t('call.whole_story')}</Text></Link>}><Suspense><StoryLane contact={contact} /></Suspense></LanePart>
      {agent.state === 'ringing' && contact.channel === 'voice' && <Inset><Note>{t('call.if_missed')}</Note></Inset>}
      {inHand.includes(contact.state) && <Inset><Suspense><CallLater key={contact.id} contact={contact} wanted={calls} /></Suspense></Inset>}
      <SeatHealth />
    </>
  );
}

/** The agent's desk: my work, the contact in hand, and what helps. */
export function DeskPage() {
  const { t } = useTranslation();
  const agent = useMyAgent();
  const held = useMyContact();
  const holds = held !== null;
  useEffect(() => { if (holds) { Dispositions.preload(); FinishRow.preload(); } }, [holds]);
  useDeskKeys(held);
  if (!agent) return <NotAllowedPage title={t('desk.title')} />;
  const contact = busy.includes(agent.state) ? held : null;
  return (
    <>
      <PageTitle tab={t('desk.title')}><h1>{t('desk.title')}</h1></PageTitle>
      <Work leftLabel={t('desk.my_work')} rightLabel={contact ? t('call.this_contact') : t('seat.my_seat')}
        left={<><LaneHead title={t('desk.my_work')} /><WorkList agent={agent} contact={contact} /></>} leftFoot={<Suspense><OwnDay /></Suspense>}
        bar={<>{contact && (contact.channel === 'voicemail' ? <Suspense><MessageBar agent={agent} contact={contact} strip={false} /></Suspense> : <CallBar agent={agent} contact={contact} />)}<LineBanner /></>}
        right={<Right agent={agent} contact={contact} />}
        foot={contact && agent.state === 'wrap_up' && <FinishRow key={contact.disposition} contact={contact} fixed={agent.wrap_up_mode === 'fixed'} />}>
        <Middle agent={agent} contact={contact} />
      </Work>
    </>
  );
}
