import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Text } from '~/design/Text';
import { agents } from '~/features/routing/setup/agents';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** Who can what, and serves which queues. */
export function AgentsRoute() {
  const { t } = useTranslation();
  return <SettingsFrame word="kinds.agents" may="settings.read"><SetupPage kind={agents} tools={<Link to="/agents/matrix"><Text size="sm">{t('agents.matrix')}</Text></Link>} /></SettingsFrame>;
}
