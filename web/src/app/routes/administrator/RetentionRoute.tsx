import { retention } from '~/features/recordings/setup/retention';
import { SetupPage } from '~/setup/SetupPage';
import { SettingsFrame } from './SettingsFrame';

/** How long things are kept. */
export function RetentionRoute() {
  return <SettingsFrame word="kinds.retention" may="settings.read"><SetupPage kind={retention} /></SettingsFrame>;
}
