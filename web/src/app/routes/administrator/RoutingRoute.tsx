import { routing } from '~/features/routing/setup/routing';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** What holds for all queues. */
export function RoutingRoute() {
  return <SettingsFrame word="kinds.routing" may="settings.read"><SetupPage kind={routing} /></SettingsFrame>;
}
