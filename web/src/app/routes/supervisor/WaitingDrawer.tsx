import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Drawer } from '~/design/Drawer';
import { Facts } from '~/design/Facts';
import { Text } from '~/design/Text';
import { WaitingMenu } from '~/features/contact/components/WaitingMenu';
import { callerName } from '~/features/contact/rules';
import { DecisionPanel } from '~/features/routing/components/DecisionPanel';
import { WaitingOutlook } from '~/features/routing/components/WaitingOutlook';
import { ProblemNote } from '~/http/ProblemNote';
import { Clock } from '~/live/Clock';
import { ExpectedWait } from '~/live/ExpectedWait';
import { useNames } from '~/live/names';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { offersOf, useStoryOf } from '../shared/useStoryOf';

/** A caller who waits: who could take the call now and in a while, and why whoever it was offered to was asked. */
export function WaitingDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const zone = useZone();
  const live = useLive(({ centre }) => centre?.contacts[id]);
  const { contact, story, error } = useStoryOf(id);
  const title = (live && callerName(live, t('common.unknown_caller'))) ?? contact?.reference ?? '';
  const waits = live?.state === 'queued';
  const facts = [
    { name: t('hand.contact'), value: <Link to={`/contacts/${id}`}>{live?.reference ?? contact?.reference ?? t('hand.story')}</Link> },
    ...(live?.queue_id ? [{ name: t('board.queue'), value: names.queue(live.queue_id) }] : []),
    ...(live && waits ? [{ name: t('made_of.waited'), value: <Clock since={live.waiting_since ?? live.state_since} /> }, { name: t('board.expected'), value: <ExpectedWait of={live} /> }] : []),
  ];
  return (
    <Drawer of={id} title={title} onClose={onClose} foot={live && waits && <WaitingMenu contact={live} />}>
      <ProblemNote error={error} />
      <Facts items={facts} />
      {!waits && <Text as="p" size="sm" tone="meta">{t('board.waits_no_more')}</Text>}
      {waits && <WaitingOutlook contactId={id} queueId={live.queue_id} />}
      {story && <DecisionPanel offers={offersOf(story)} zone={zone} whole={<Link to={`/contacts/${id}/decisions`}><Text size="sm">{t('decision.all')}</Text></Link>} />}
    </Drawer>
  );
}
