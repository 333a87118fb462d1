import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Banner } from '~/design/Note';
import { useAsk } from '~/http/useAsk';
import type { Contact } from '~/live/messages';
import { consultCancel, consultComplete, consultConference, swap } from '../api/commands';
import { usePartyName } from '../hooks/usePartyName';
import { consulted } from '../rules';
import { Refusal } from './Refusal';

/** While somebody is asked: change between the two, connect them, talk all together, or go back to the customer. */
export function ConsultLine({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const nameOf = usePartyName();
  const complete = useAsk(consultComplete);
  const conference = useAsk(consultConference);
  const cancel = useAsk(consultCancel);
  const change = useAsk(swap);
  const party = consulted(contact);
  if (!party) return null;
  const up = party.state === 'up';
  const who = nameOf(party);
  return (
    <>
      <Banner tone="hold" icon={IconUsers} title={!up ? t('call.dialling', { who }) : t(party.held ? 'transfer.third_waits' : 'transfer.consulting', { who })} end={(
        <>
          <Button size="xs" disabled={!up} aria-busy={change.phase === 'asked'} onClick={() => change.ask(contact.id)}>{party.held ? t('transfer.swap_third', { who }) : t('transfer.swap_customer')}</Button>
          <Button size="xs" variant="filled" disabled={!up} onClick={() => complete.ask(contact.id)}>{t('transfer.consult_complete')}</Button>
          <Button size="xs" disabled={!up} onClick={() => conference.ask(contact.id)}>{t('transfer.consult_conference')}</Button>
          <Button size="xs" onClick={() => cancel.ask(contact.id)}>{t('transfer.consult_cancel', { who })}</Button>
        </>
      )} />
      <Refusal wishes={[change, complete, conference, cancel]} />
    </>
  );
}
