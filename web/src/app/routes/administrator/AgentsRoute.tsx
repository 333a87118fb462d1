import { agents } from '~/features/routing/setup/agents';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** Who can what, and serves which queues. */
export function AgentsRoute() {
  return <SettingsFrame word="kinds.agents" may="settings.read"><SetupPage kind={agents} /></SettingsFrame>;
}
