import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Column, StoryColumns } from '~/design/patterns/Story';
import { Text } from '~/design/Text';
import { ContactRibbon } from '~/features/contact/components/ContactRibbon';
import { LegsPanel } from '~/features/contact/components/LegsPanel';
import { NotesPanel } from '~/features/contact/components/NotesPanel';
import { ScriptAnswers } from '~/features/contact/components/ScriptAnswers';
import { StoryHead } from '~/features/contact/components/StoryHead';
import { StoryPanel } from '~/features/contact/components/StoryPanel';
import { callerName, stretches } from '~/features/contact/rules';
import { RecordingPanel } from '~/features/recordings/components/RecordingPanel';
import { useRecordings } from '~/features/recordings/hooks';
import { heardAt } from '~/features/recordings/rules';
import { DecisionPanel } from '~/features/routing/components/DecisionPanel';
import { WaitingOutlook } from '~/features/routing/components/WaitingOutlook';
import { serverNow } from '~/live/clock';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { StoryFrame } from './StoryFrame';
import { offersOf, useStoryOf } from './useStoryOf';

/** The story of one contact: who was there, what happened, what was said, and why so. */
export function StoryPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const zone = useZone();
  const mayExport = useLive(({ centre }) => centre?.me.rights)?.includes('contacts.export') ?? false;
  const { contact, story, error } = useStoryOf(id);
  const { data: recordings } = useRecordings(id, Boolean(contact));
  const [heard, setHeard] = useState<number | null>(null);
  const [jump, setJump] = useState<{ n: number; seconds: number } | null>(null);
  const hears = useCallback((at: number) => heardAt(recordings ?? [], at) !== null, [recordings]);
  const goTo = useCallback((at: number) => {
    const found = heardAt(recordings ?? [], at);
    if (found) setJump({ n: found.recording.n, seconds: found.seconds });
  }, [recordings]);
  const hearing = { at: heard, hears, goTo };
  const now = contact?.closed_at ? Date.parse(contact.closed_at) : serverNow();
  return (
    <StoryFrame id={id} reference={contact?.reference} error={error}>
      {contact && story && (
        <>
          <StoryHead contact={contact} zone={zone} mayExport={mayExport} />
          <ContactRibbon size="tall" stretches={stretches(story, now)} />
          <LegsPanel story={story} zone={zone} now={now} customer={callerName(contact, t('common.unknown_caller'))} hearing={hearing} />
          <StoryColumns>
            <StoryPanel story={story} zone={zone} hearing={hearing} />
            <Column>
              <RecordingPanel contactId={contact.id} zone={zone} jump={jump} onChosen={() => { setJump(null); setHeard(null); }} onHeard={({ started_at: began }, seconds) => setHeard(Date.parse(began) + seconds * 1000)} />
              <ScriptAnswers contactId={contact.id} />
              <NotesPanel story={story} zone={zone} />
            </Column>
            <Column>
              {contact.state === 'queued' && <WaitingOutlook contactId={contact.id} queueId={contact.queue_id} />}
              <DecisionPanel offers={offersOf(story)} zone={zone} whole={<Link to={`/contacts/${id}/decisions`}><Text size="sm">{t('decision.all')}</Text></Link>} />
            </Column>
          </StoryColumns>
        </>
      )}
    </StoryFrame>
  );
}
