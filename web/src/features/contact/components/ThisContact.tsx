import { useTranslation } from 'react-i18next';
import { Facts } from '~/design/Facts';
import { Panel } from '~/design/Panel';
import { Text } from '~/design/Text';
import type { Contact } from '~/live/messages';
import { useNames } from '~/live/names';
import { useLive } from '~/live/store';
import { useZone } from '~/person/preferences';
import { CallNumber } from '~/phone/CallNumber';
import { formatTime } from '~/texts/format';
import { partiesHere } from '../rules';

function languageName(code: string, inLanguage: string): string {
  return new Intl.DisplayNames(inLanguage, { type: 'language' }).of(code) ?? code;
}

/** The call itself: whence, where to, since when, who is on the line. */
export function ThisContact({ contact }: { contact: Contact }) {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const zone = useZone();
  const me = useLive(({ centre }) => centre?.me.agent_id);
  const others = partiesHere(contact).map(({ role, agent_id, address }) => (agent_id && agent_id === me ? t('call.me') : names.agent(agent_id) || (role === 'customer' ? t('call.customer') : address ?? '')));
  return (
    <Panel title={t('call.this_contact')} meta={<Text size="xs" tone="meta" num>{contact.reference}</Text>}>
      <Facts items={[
        { name: t('call.phone'), value: <CallNumber number={contact.address} /> },
        { name: t('call.number_called'), value: <><Text as="bdi" num>{contact.dialled}</Text> <Text tone="meta">{contact.dialled_name}</Text></> },
        { name: t('call.queue'), value: names.queue(contact.queue_id) || '–' },
        { name: t('call.speaks'), value: languageName(contact.language, i18n.language) },
        { name: t('call.arrived'), value: <Text num>{formatTime(contact.arrived_at, zone)}</Text> },
        ...(others.length > 1 ? [{ name: t('call.parties'), value: others.join(', ') }] : []),
      ]} />
    </Panel>
  );
}
