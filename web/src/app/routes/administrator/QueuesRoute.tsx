import { queues } from '~/features/routing/setup/queues';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** Who waits for whom. */
export function QueuesRoute() {
  return <SettingsFrame word="kinds.queues" may="settings.read"><SetupPage kind={queues} /></SettingsFrame>;
}
