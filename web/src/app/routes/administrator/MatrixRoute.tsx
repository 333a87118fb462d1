import { MatrixPage } from '~/features/routing/setup/MatrixPage';
import { SettingsFrame } from './SettingsFrame';

/** Skills and queues of all agents at once. */
export function MatrixRoute() {
  return <SettingsFrame word="agents.matrix" may="settings.read"><MatrixPage /></SettingsFrame>;
}
