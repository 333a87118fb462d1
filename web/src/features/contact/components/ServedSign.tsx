import { IconRobot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '~/design/Chip';
import { Clock } from '~/live/Clock';
import type { Contact } from '~/live/messages';
import { formatDuration } from '~/texts/format';

type Served = Contact['virtual'][number];

const tones = { completed: 'ok', handed_over: 'brand', abandoned: 'watch', failed: 'breach' } as const;

/** A virtual agent's part in the contact: that it has it, or how long it had it and how that came out. */
export function ServedSign({ served: { name, since, until, how } }: { served: Served }) {
  const { t } = useTranslation();
  if (!how || !until) return <Chip icon={IconRobot} tone="brand">{t('virtual_agents.with', { name })} <Clock since={since} /></Chip>;
  return <Chip icon={IconRobot} tone={tones[how]}>{t(`virtual_agents.served_${how}`, { name, time: formatDuration(Date.parse(until) - Date.parse(since)) })}</Chip>;
}
