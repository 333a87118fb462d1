import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Inset, Panel } from '~/design/Panel';
import { WaitingList, WaitingRow } from '~/design/patterns/Watch';
import { Text } from '~/design/Text';
import { Clock } from '~/live/Clock';
import type { Contact } from '~/live/messages';
import { useNames } from '~/live/names';
import { callerName } from '../rules';
import { WaitingMenu } from './WaitingMenu';

const shownMax = 12;

interface WaitingNowProps {
  contacts: Contact[];
  /** Where a caller opens, and where all of them do. */
  to: (contactId: string) => string;
  all: string;
}

/** Who waits, longest first; the rest opens. */
export function WaitingNow({ contacts, to, all }: WaitingNowProps) {
  const { t } = useTranslation();
  const names = useNames();
  const since = ({ waiting_since, state_since }: Contact) => waiting_since ?? state_since;
  const waiting = contacts.filter(({ state }) => state === 'queued').sort((one, other) => Date.parse(since(one)) - Date.parse(since(other)));
  return (
    <Panel flush title={t('board.waiting_now')} meta={<Text size="xs" tone="meta">{t('board.longest_first')}</Text>} end={waiting.length > shownMax && <Link to={all}><Text size="xs">{t('board.all_of_them', { count: waiting.length })}</Text></Link>}>
      {waiting.length ? (
        <WaitingList label={t('board.waiting_now')}>
          {waiting.slice(0, shownMax).map((contact) => <WaitingRow key={contact.id} name={callerName(contact, t('common.unknown_caller'))} queue={names.queue(contact.queue_id)} to={to(contact.id)} time={<Clock since={since(contact)} />} menu={<WaitingMenu contact={contact} />} />)}
        </WaitingList>
      ) : <Inset><Text as="p" size="sm" tone="meta">{t('board.nobody_waits')}</Text></Inset>}
    </Panel>
  );
}
