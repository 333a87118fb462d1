import { Button } from '@mantine/core';
import { IconPhoneOff, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/design/Icon';
import { Banner } from '~/design/Note';
import { useAsk } from '~/http/useAsk';
import type { Agent, Contact } from '~/live/messages';
import { hangUpParty } from '../api/commands';
import { usePartyName } from '../hooks/usePartyName';
import { othersInConference } from '../rules';
import { Refusal } from './Refusal';

/** Who talks with whom when there are several, each with their own hang-up. */
export function ConferenceLine({ agent, contact }: { agent: Agent; contact: Contact }) {
  const { t } = useTranslation();
  const nameOf = usePartyName();
  const dropping = useAsk(hangUpParty);
  const others = othersInConference(contact, agent.id);
  if (!others.length) return null;
  return (
    <>
      <Banner icon={IconUsersGroup} title={t('call.with', { who: others.map(nameOf).join(', ') })} end={others.map((party) => (
        <Button key={party.id} size="xs" leftSection={<Icon of={IconPhoneOff} size="xs" />} aria-label={t('call.drop', { who: nameOf(party) })} onClick={() => dropping.ask(contact.id, party.id)}>{nameOf(party)}</Button>
      ))} />
      <Refusal wishes={[dropping]} />
    </>
  );
}
