import { useTranslation } from 'react-i18next';
import { Text } from '~/design/Text';
import { useLive } from '~/live/store';
import { formatShare } from '~/texts/format';

/** What the virtual agent does right now, and how often of late callers had what they wanted from it. */
export function VirtualAgentNow({ id }: { id: string }) {
  const { t } = useTranslation();
  const agent = useLive(({ centre }) => centre?.virtual_agents[`virtual:${id}`]);
  if (!agent) return <>–</>;
  const { on_duty, contacts, contacts_max, counted, good } = agent;
  const words = [
    on_duty || contacts > 0 ? t('virtual_agents.has', { contacts, most: contacts_max }) : t('virtual_agents.off_duty'),
    counted > 0 && t('virtual_agents.success', { share: formatShare(good / counted), count: counted }),
  ];
  return <Text size="sm" tone={on_duty ? undefined : 'meta'} num>{words.filter(Boolean).join(' · ')}</Text>;
}
