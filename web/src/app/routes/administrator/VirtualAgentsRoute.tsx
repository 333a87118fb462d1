import { virtualAgents } from '~/features/routing/setup/virtualAgents';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** Flows that take contacts from queues beside people. */
export function VirtualAgentsRoute() {
  return <SettingsFrame word="kinds.virtual_agents" may="settings.read"><SetupPage kind={virtualAgents} /></SettingsFrame>;
}
