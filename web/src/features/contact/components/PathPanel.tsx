import { IconSitemap } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { Facts } from '~/design/Facts';
import { Panel } from '~/design/Panel';
import { Steps } from '~/design/Steps';
import { Text } from '~/design/Text';
import type { Contact } from '~/live/messages';
import { Waited } from './RingingBar';

/** What the caller has already told the machine. */
export function PathPanel({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const start = contact.dialled_name ?? contact.dialled;
  const steps = contact.path[0] === start ? contact.path : [start, ...contact.path];
  return (
    <Panel>
      <Steps lead={<Chip tone="brand" icon={IconSitemap}>{t('call.from_menu')}</Chip>} steps={steps} last={<>{t('call.waited', { time: '' })}<Waited contact={contact} /></>} />
      {contact.said.length > 0 && <Facts items={[{ name: t('call.said'), value: contact.said.map(({ at, text, intent }) => <Text key={at} as="p">“<bdi>{text}</bdi>”{intent && <Text tone="meta"> → {intent}</Text>}</Text>) }]} />}
    </Panel>
  );
}
